import { describe, expect, it } from 'vitest';
import { logistic, softmaxInPlace, softplus } from '../../../backend/numerics/softmax.ts';

describe('logistic and softplus', () => {
  it('fit their definitions', () => {
    for (const x of [-5, -0.1, 0, 2, 7]) {
      expect(logistic(x)).toBeCloseTo(1 / (1 + Math.exp(-x)), 14);
      expect(softplus(x)).toBeCloseTo(Math.log(1 + Math.exp(x)), 12);
    }
  });

  it('stay finite far out', () => {
    expect([logistic(-1000), logistic(1000)]).toEqual([0, 1]);
    expect([softplus(-1000), softplus(1000)]).toEqual([0, 1000]);
  });
});

describe('softmaxInPlace', () => {
  it('touches only its part, sums to 1 and returns the normaliser', () => {
    const scores = Float64Array.of(9, 1, 2, 3, 9);
    const normalizer = softmaxInPlace(scores, 1, 3);
    expect(normalizer).toBeCloseTo(Math.log(Math.E + Math.E ** 2 + Math.E ** 3), 12);
    expect(scores[0]).toBe(9);
    expect(scores[4]).toBe(9);
    expect(scores[1]! + scores[2]! + scores[3]!).toBeCloseTo(1, 14);
    expect(scores[2]! / scores[1]!).toBeCloseTo(Math.E, 12);
  });

  it('stays finite with high scores', () => {
    const scores = Float64Array.of(1000, 999);
    expect(softmaxInPlace(scores, 0, 2)).toBeCloseTo(1000.3133, 4);
    expect(scores[0]).toBeCloseTo(logistic(1), 12);
  });
});
