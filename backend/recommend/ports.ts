/**
 * Inverts an n x n matrix, given and returned row by row. The matrix given may be overwritten. Rejects when the
 * matrix has no inverse.
 */
export type InvertMatrix = (matrix: Float32Array, n: number) => Promise<Float32Array>;
