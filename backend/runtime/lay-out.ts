import { UMAP } from 'umap-js';
import { createRandom } from '../numerics/random.ts';
import type { LayOut } from '../recommend/ports.ts';

const mostNeighbours = 15;
/** With fewer points than this there is nothing to lay out by neighbourhood. */
const fewestPoints = 5;

/** UMAP (McInnes, Healy and Melville 2018, arXiv 1802.03426), by umap-js; coordinates are scaled to 0 to 1. */
export const layOut: LayOut = (vectors, dimensions, seed, pace) => {
  const count = dimensions === 0 ? 0 : vectors.length / dimensions;
  if (count < fewestPoints) return onACircle(count);
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: Math.min(mostNeighbours, count - 1),
    minDist: 0.15,
    random: createRandom(seed),
  });
  const rows = Array.from({ length: count }, (_, at) =>
    Array.from(vectors.subarray(at * dimensions, (at + 1) * dimensions)),
  );
  const epochs = umap.initializeFit(rows);
  for (let epoch = 0; epoch < epochs; epoch++) {
    pace(epoch / epochs);
    umap.step();
  }
  return scaled(umap.getEmbedding());
};

function onACircle(count: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, at) => {
    const angle = (2 * Math.PI * Math.floor(at / 2)) / Math.max(1, count);
    return 0.5 + 0.4 * (at % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
}

/** Both axes by the same factor, so that distances keep their proportions. */
function scaled(points: readonly (readonly number[])[]): Float32Array {
  const lowest = [0, 1].map((axis) => Math.min(...points.map((point) => point[axis]!)));
  const highest = [0, 1].map((axis) => Math.max(...points.map((point) => point[axis]!)));
  const span = Math.max(highest[0]! - lowest[0]!, highest[1]! - lowest[1]!) || 1;
  const result = new Float32Array(2 * points.length);
  points.forEach((point, at) => {
    for (const axis of [0, 1]) {
      const margin = (span - (highest[axis]! - lowest[axis]!)) / 2;
      result[2 * at + axis] = (point[axis]! - lowest[axis]! + margin) / span;
    }
  });
  return result;
}
