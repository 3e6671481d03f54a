/**
 * Cholesky factor of a symmetric positive definite n x n matrix (row by row): its lower triangle L with
 * L Lᵀ = matrix replaces the lower triangle. Throws a RangeError when the matrix isn't positive definite.
 */
export function choleskyInPlace(matrix: Float64Array, n: number): void {
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * n + k]! * matrix[column * n + k]!;
      if (row !== column) {
        matrix[row * n + column] = sum / matrix[column * n + column]!;
      } else {
        if (!(sum > 0)) throw new RangeError('The matrix is not positive definite');
        matrix[row * n + row] = Math.sqrt(sum);
      }
    }
  }
}

/** Solves L Lᵀ x = right for x, which replaces `right`; `factor` as choleskyInPlace leaves it. */
export function solveCholesky(factor: Float64Array, n: number, right: Float64Array): void {
  for (let row = 0; row < n; row++) {
    let sum = right[row]!;
    for (let k = 0; k < row; k++) sum -= factor[row * n + k]! * right[k]!;
    right[row] = sum / factor[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = right[row]!;
    for (let k = row + 1; k < n; k++) sum -= factor[k * n + row]! * right[k]!;
    right[row] = sum / factor[row * n + row]!;
  }
}
