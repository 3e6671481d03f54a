import { createRandom, type Random } from './random.ts';

/** Clusters of rows: which one each row is in, and their middles, row by row. */
export interface Clusters {
  readonly k: number;
  readonly of: Int32Array;
  readonly middles: Float64Array;
  /** Sum of the squared distances of the rows to their middles. */
  readonly inertia: number;
}

const mostRounds = 60;

/**
 * k-means with k-means++ seeding (Arthur and Vassilvitskii 2007), the best of several starts. Every cluster has a row
 * as long as there are k different ones. `checkpoint` may throw.
 */
export function kMeans(
  values: Float32Array,
  dimensions: number,
  k: number,
  seed: number,
  checkpoint: () => void,
  starts = 4,
): Clusters {
  const random = createRandom(seed, k);
  let best: Clusters | null = null;
  for (let start = 0; start < starts; start++) {
    const found = once(values, dimensions, k, random, checkpoint);
    if (best === null || found.inertia < best.inertia) best = found;
  }
  return best!;
}

function once(
  values: Float32Array,
  dimensions: number,
  k: number,
  random: Random,
  checkpoint: () => void,
): Clusters {
  const rows = values.length / dimensions;
  const middles = seedMiddles(values, dimensions, k, random);
  const of = new Int32Array(rows).fill(-1);
  const nearest = new Float64Array(rows);
  let inertia = 0;
  for (let round = 0; round < mostRounds; round++) {
    checkpoint();
    let moved = 0;
    inertia = 0;
    for (let row = 0; row < rows; row++) {
      let best = 0;
      let least = Infinity;
      for (let c = 0; c < k; c++) {
        const distance = squaredDistance(values, row * dimensions, middles, c * dimensions, dimensions);
        if (distance < least) [best, least] = [c, distance];
      }
      if (of[row] !== best) moved++;
      of[row] = best;
      nearest[row] = least;
      inertia += least;
    }
    if (moved === 0) break;
    moveMiddles(values, dimensions, k, of, middles, nearest);
  }
  return { k, of, middles, inertia };
}

/** Each next middle is a row, drawn with a chance that grows with its squared distance to those there are. */
function seedMiddles(values: Float32Array, dimensions: number, k: number, random: Random): Float64Array {
  const rows = values.length / dimensions;
  const middles = new Float64Array(k * dimensions);
  const nearest = new Float64Array(rows).fill(Infinity);
  let chosen = Math.floor(random() * rows);
  for (let c = 0; c < k; c++) {
    for (let d = 0; d < dimensions; d++) middles[c * dimensions + d] = values[chosen * dimensions + d]!;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const distance = squaredDistance(values, row * dimensions, middles, c * dimensions, dimensions);
      if (distance < nearest[row]!) nearest[row] = distance;
      sum += nearest[row]!;
    }
    let left = random() * sum;
    chosen = 0;
    while (chosen < rows - 1 && (left -= nearest[chosen]!) > 0) chosen++;
  }
  return middles;
}

function moveMiddles(
  values: Float32Array,
  dimensions: number,
  k: number,
  of: Int32Array,
  middles: Float64Array,
  nearest: Float64Array,
): void {
  middles.fill(0);
  const counts = new Int32Array(k);
  for (let row = 0; row < of.length; row++) {
    counts[of[row]!]!++;
    for (let d = 0; d < dimensions; d++) middles[of[row]! * dimensions + d]! += values[row * dimensions + d]!;
  }
  for (let c = 0; c < k; c++) {
    if (counts[c]! > 0) {
      for (let d = 0; d < dimensions; d++) middles[c * dimensions + d]! /= counts[c]!;
      continue;
    }
    // A cluster that lost its rows begins again at the row that lies worst.
    const far = nearest.reduce((worst, distance, row) => (distance > nearest[worst]! ? row : worst), 0);
    nearest[far] = 0;
    for (let d = 0; d < dimensions; d++) middles[c * dimensions + d] = values[far * dimensions + d]!;
  }
}

function squaredDistance(
  a: Float32Array,
  aBase: number,
  b: Float64Array,
  bBase: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    const difference = a[aBase + d]! - b[bBase + d]!;
    sum += difference * difference;
  }
  return sum;
}
