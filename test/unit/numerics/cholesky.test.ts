import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyInPlace, solveCholesky } from '../../../backend/numerics/cholesky.ts';
import { createRandom, randomNormal, randomOrder } from '../../../backend/numerics/random.ts';

describe('Cholesky', () => {
  it('solves what it was given', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer(), (n, seed) => {
        const random = createRandom(seed);
        const half = Array.from({ length: n * n }, () => randomNormal(random));
        // A Aᵀ + I is symmetric and positive definite.
        const matrix = Float64Array.from({ length: n * n }, (_, at) => {
          const [row, column] = [Math.floor(at / n), at % n];
          let sum = row === column ? 1 : 0;
          for (let k = 0; k < n; k++) sum += half[row * n + k]! * half[column * n + k]!;
          return sum;
        });
        const solution = Float64Array.from({ length: n }, () => randomNormal(random));
        const right = Float64Array.from({ length: n }, (_, row) =>
          solution.reduce((sum, value, column) => sum + matrix[row * n + column]! * value, 0),
        );
        const factor = matrix.slice();
        choleskyInPlace(factor, n);
        solveCholesky(factor, n, right);
        right.forEach((value, i) => expect(value).toBeCloseTo(solution[i]!, 6));
      }),
    ));
  it('refuses a matrix that is not positive definite', () => {
    expect(() => choleskyInPlace(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError);
  });
});

describe('random numbers', () => {
  it('come in every order, each number once', () => {
    const random = createRandom(1);
    const seen = new Set(Array.from({ length: 200 }, () => randomOrder(3, random).join()));
    expect(seen.size).toBe(6);
    expect([...randomOrder(50, random)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i),
    );
  });
  it('are normal with mean 0 and variance 1', () => {
    const random = createRandom(2);
    const values = Array.from({ length: 20_000 }, () => randomNormal(random));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    // Standard errors are 0.007 and 0.01; five of them away would be chance once in a million.
    expect(Math.abs(mean)).toBeLessThan(0.035);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});
