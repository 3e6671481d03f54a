import { describe, expect, it } from 'vitest';
import { minimize } from '../../../backend/numerics/lbfgs.ts';

describe('minimize', () => {
  it('follows the bent valley of Rosenbrock to its lowest point', () => {
    const x = Float64Array.of(-1.2, 1);
    minimize(
      ([a, b], gradient) => {
        gradient[0] = -400 * a! * (b! - a! * a!) - 2 * (1 - a!);
        gradient[1] = 200 * (b! - a! * a!);
        return 100 * (b! - a! * a!) ** 2 + (1 - a!) ** 2;
      },
      x,
      { maxIterations: 200, tolerance: 1e-8 },
    );
    expect(x[0]).toBeCloseTo(1, 6);
    expect(x[1]).toBeCloseTo(1, 6);
  });

  it('stays where the slope is 0 already', () => {
    const x = Float64Array.of(0);
    const iterations = minimize(
      ([a], gradient) => {
        gradient[0] = 2 * a!;
        return a! * a!;
      },
      x,
      { maxIterations: 10, tolerance: 1e-8 },
    );
    expect([iterations, x[0]]).toEqual([0, 0]);
  });

  it('goes no further than it may', () => {
    const x = Float64Array.of(5, 5, 5);
    const iterations = minimize(
      (at, gradient) => {
        let sum = 0;
        for (const [i, value] of at.entries()) {
          gradient[i] = 4 * (i + 1) * value ** 3;
          sum += (i + 1) * value ** 4;
        }
        return sum;
      },
      x,
      { maxIterations: 3, tolerance: 1e-12 },
    );
    expect(iterations).toBe(3);
  });
});
