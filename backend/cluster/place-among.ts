import { createRandom } from '../numerics/random.ts';
import { cosine } from './nearest.ts';

const neighbours = 4;
/** So that an idea does not cover its nearest neighbour: of the width of the map. */
const aside = 0.012;

/** Rows of a table of vectors that have a place already. */
export interface Placed {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Places rows on a map that is there: at the mean of the four nearest rows that have a place, weighted by how much nearer
 * they are than the last, and a little aside. The others stay where they are.
 */
export function placeAmong(
  values: Float32Array,
  dimensions: number,
  placed: readonly Placed[],
  rows: readonly number[],
  seed: number,
): { readonly x: number; readonly y: number }[] {
  return rows.map((row) => {
    const near = placed
      .map((one) => ({
        ...one,
        similarity: cosine(values, row * dimensions, one.row * dimensions, dimensions),
      }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, neighbours);
    const last = (near.at(-1)?.similarity ?? 0) - 1e-3;
    const weights = near.map(({ similarity }) => (similarity - last) ** 2);
    const sum = weights.reduce((a, b) => a + b, 0);
    const mean = (axis: 'x' | 'y') =>
      near.reduce((total, one, at) => total + one[axis] * weights[at]!, 0) / sum;
    const angle = 2 * Math.PI * createRandom(seed, row)();
    return {
      x: clamp(mean('x') + aside * Math.cos(angle)),
      y: clamp(mean('y') + aside * Math.sin(angle)),
    };
  });
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
