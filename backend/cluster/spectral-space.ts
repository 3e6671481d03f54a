import { createRandom, randomNormal } from '../numerics/random.ts';
import type { NearestRows } from './nearest.ts';

/** Few neighbours keep small groups apart: six did better than ten, ten than fifteen (docs/cluster.md). */
const neighbours = 6;
const mostDimensions = 16;
const mostRounds = 120;
/** Less than this share of change in the axes is none. */
const settled = 1e-4;

/** Rows in few dimensions, each of length 1. */
export interface Space {
  readonly values: Float32Array;
  readonly dimensions: number;
}

/** A symmetric matrix of which most is zero: row by row, the columns and what stands there. */
interface Sparse {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Rows where those lie close that are joined by many short ways of neighbours: the leading eigenvectors of the normalised
 * graph of nearest neighbours (Ng, Jordan and Weiss 2001), whose weights fall with the distance by the scale of either row
 * (Zelnik-Manor and Perona 2004). Of `chosen` rows only, whose neighbours are sought among `nearest`. Orthogonal iteration
 * (Golub and Van Loan, 8.2.4) from a start drawn by the seed. `checkpoint` may throw.
 */
export function spectralSpace(
  nearest: NearestRows,
  chosen: Int32Array,
  seed: number,
  checkpoint: () => void,
): Space {
  const rows = chosen.length;
  const dimensions = Math.max(1, Math.min(mostDimensions, Math.floor(rows / 3)));
  const { matrix, roots } = normalisedGraph(nearest, chosen);
  const random = createRandom(seed, 5);
  let axes: Float64Array[] = Array.from({ length: dimensions + 1 }, (_, axis) =>
    // The first eigenvector is known, and says nothing but how well connected a row is.
    axis === 0 ? roots.slice() : Float64Array.from({ length: rows }, () => randomNormal(random)),
  );
  orthonormalize(axes, 0);
  for (let round = 0; round < mostRounds; round++) {
    checkpoint();
    const next = axes.map((axis, at) => (at === 0 ? axis : halfStep(matrix, axis)));
    orthonormalize(next, 1);
    const change = axes.reduce((most, axis, at) => Math.max(most, 1 - Math.abs(dotOf(axis, next[at]!))), 0);
    axes = next;
    if (change < settled) break;
  }
  // An axis counts by the square of its eigenvalue: those that only tell rows of one group apart have small ones.
  const weights = axes.map((axis) => Math.max(0, 2 * dotOf(axis, halfStep(matrix, axis)) - 1) ** 2);
  const values = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let axis = 1; axis <= dimensions; axis++) {
      const value = (weights[axis]! * axes[axis]![row]!) / (roots[row]! || 1);
      values[row * dimensions + axis - 1] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let d = 0; d < dimensions; d++) values[row * dimensions + d]! /= length;
  }
  return { values, dimensions };
}

/** The graph of nearest neighbours among the chosen rows, divided by the roots of its degrees on both sides. */
function normalisedGraph(
  { count, rows: near, similarities }: NearestRows,
  chosen: Int32Array,
): { readonly matrix: Sparse; readonly roots: Float64Array } {
  const placeOf = new Map(Array.from(chosen, (row, place) => [row, place]));
  const edges = Array.from(chosen, () => new Map<number, number>());
  const scales = new Float64Array(chosen.length);
  const found = Array.from(chosen, (row, place) => {
    const own: { place: number; distance: number }[] = [];
    for (let at = row * count; at < (row + 1) * count && own.length < neighbours; at++) {
      const other = placeOf.get(near[at]!);
      if (other !== undefined) own.push({ place: other, distance: Math.max(0, 1 - similarities[at]!) });
    }
    scales[place] = Math.max(own.at(-1)?.distance ?? 1, 1e-6);
    return own;
  });
  found.forEach((own, place) => {
    for (const { place: other, distance } of own) {
      const weight = Math.exp((-distance * distance) / (scales[place]! * scales[other]!)) / 2;
      edges[place]!.set(other, (edges[place]!.get(other) ?? 0) + weight);
      edges[other]!.set(place, (edges[other]!.get(place) ?? 0) + weight);
    }
  });
  const roots = Float64Array.from(edges, (own) => Math.sqrt([...own.values()].reduce((a, b) => a + b, 0)));
  const starts = new Int32Array(chosen.length + 1);
  edges.forEach((own, place) => (starts[place + 1] = starts[place]! + own.size));
  const columns = new Int32Array(starts.at(-1)!);
  const weights = new Float64Array(columns.length);
  edges.forEach((own, place) => {
    let at = starts[place]!;
    for (const [other, weight] of own) {
      columns[at] = other;
      weights[at] = weight / (roots[place]! * roots[other]! || 1);
      at++;
    }
  });
  return { matrix: { starts, columns, weights }, roots };
}

/** Half the vector and half its product: eigenvalues lie from 0 to 1 then, so that the largest lead. */
function halfStep({ starts, columns, weights }: Sparse, vector: Float64Array): Float64Array {
  const result = new Float64Array(vector.length);
  for (let row = 0; row < vector.length; row++) {
    let sum = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += weights[at]! * vector[columns[at]!]!;
    result[row] = (sum + vector[row]!) / 2;
  }
  return result;
}

/** Gram and Schmidt from the axis `from` on; an axis that is nothing but the others becomes zero. */
function orthonormalize(axes: readonly Float64Array[], from: number): void {
  for (let at = from; at < axes.length; at++) {
    const axis = axes[at]!;
    for (let before = 0; before < at; before++) {
      const other = axes[before]!;
      const shared = dotOf(axis, other);
      for (let d = 0; d < axis.length; d++) axis[d]! -= shared * other[d]!;
    }
    const length = Math.sqrt(dotOf(axis, axis));
    for (let d = 0; d < axis.length; d++) axis[d] = length > 1e-9 ? axis[d]! / length : 0;
  }
}

function dotOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}
