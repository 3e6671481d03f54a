import { createRandom, randomNormal } from './random.ts';

const rounds = 12;
const mostSampled = 4000;

/**
 * Vectors less their mean, on their first principal components, each of length 1: clusters of embeddings are clearer
 * there, since the many directions of little variance are mostly noise. Components by orthogonal iteration (Golub and
 * Van Loan, 8.2.4) on at most 4,000 rows. Row by row; `checkpoint` may throw.
 */
export function project(
  vectors: Float32Array,
  dimensions: number,
  target: number,
  seed: number,
  checkpoint: () => void,
): { readonly values: Float32Array; readonly dimensions: number } {
  const rows = vectors.length / dimensions;
  const width = Math.min(target, dimensions, Math.max(1, rows - 1));
  const mean = new Float64Array(dimensions);
  for (let row = 0; row < rows; row++)
    for (let d = 0; d < dimensions; d++) mean[d]! += vectors[row * dimensions + d]! / rows;
  const stride = Math.max(1, Math.floor(rows / mostSampled));

  const random = createRandom(seed, 3);
  let basis = Array.from({ length: width }, () =>
    Float64Array.from({ length: dimensions }, () => randomNormal(random)),
  );
  orthonormalize(basis);
  for (let round = 0; round < rounds; round++) {
    checkpoint();
    const next = basis.map(() => new Float64Array(dimensions));
    for (let row = 0; row < rows; row += stride)
      for (let b = 0; b < width; b++) {
        const amount = along(vectors, row * dimensions, mean, basis[b]!);
        const target = next[b]!;
        for (let d = 0; d < dimensions; d++)
          target[d]! += amount * (vectors[row * dimensions + d]! - mean[d]!);
      }
    orthonormalize(next);
    basis = next;
  }
  const values = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let b = 0; b < width; b++) {
      const amount = along(vectors, row * dimensions, mean, basis[b]!);
      values[row * width + b] = amount;
      squares += amount * amount;
    }
    const length = Math.sqrt(squares) || 1;
    for (let b = 0; b < width; b++) values[row * width + b]! /= length;
  }
  return { values, dimensions: width };
}

function along(vectors: Float32Array, base: number, mean: Float64Array, axis: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < axis.length; d++) sum += (vectors[base + d]! - mean[d]!) * axis[d]!;
  return sum;
}

/** Gram and Schmidt; a direction that is nothing but the others becomes zero. */
function orthonormalize(basis: Float64Array[]): void {
  basis.forEach((vector, at) => {
    for (const other of basis.slice(0, at)) {
      let shared = 0;
      for (let d = 0; d < vector.length; d++) shared += vector[d]! * other[d]!;
      for (let d = 0; d < vector.length; d++) vector[d]! -= shared * other[d]!;
    }
    let squares = 0;
    for (const x of vector) squares += x * x;
    const length = Math.sqrt(squares);
    for (let d = 0; d < vector.length; d++) vector[d] = length > 1e-9 ? vector[d]! / length : 0;
  });
}
