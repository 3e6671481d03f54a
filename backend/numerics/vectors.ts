/** Sum of the products of two vectors of equal length. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Scales a vector to length 1 in place; a zero vector stays. */
export function normalize(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return vector;
}

/** The highest dot product of a vector with any of the others; 0 when there are none. */
export function closest(vector: Float32Array, others: readonly Float32Array[]): number {
  let best = 0;
  for (const other of others) best = Math.max(best, dot(vector, other));
  return best;
}
