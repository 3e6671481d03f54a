import { describe, expect, it } from 'vitest';
import { advantageOf, intervalsOf, resample } from '../../../../backend/predict/metrics/bootstrap.ts';
import { createRandom } from '../../../../backend/numerics/random.ts';

const go = () => undefined;
const outcome = (rows: number, right: number, seed: number) => {
  const random = createRandom(seed);
  const actual = Array.from({ length: rows }, () => (random() < 0.5 ? 1 : 0));
  const said = actual.map((label) => (random() < right ? label : 1 - label));
  return { classes: 2, actual, predicted: Float64Array.from(said.flatMap((label) => [1 - label, label])) };
};

describe('bootstrap intervals', () => {
  it('are as wide as the normal approximation says', () => {
    const { accuracy } = intervalsOf(resample(outcome(400, 0.8, 1), 42, go));
    const { value, low, high } = accuracy!;
    const deviation = Math.sqrt((value * (1 - value)) / 400);
    expect(value - low).toBeCloseTo(1.96 * deviation, 1);
    expect((high - low) / (2 * 1.96 * deviation)).toBeGreaterThan(0.85);
    expect((high - low) / (2 * 1.96 * deviation)).toBeLessThan(1.15);
  });

  it('hold the truth in about nineteen of twenty samples', () => {
    const held = Array.from({ length: 100 }, (_, seed) => {
      const { low, high } = intervalsOf(resample(outcome(120, 0.8, seed + 10), seed, go)).accuracy!;
      return low <= 0.8 && 0.8 <= high;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThan(87);
  });

  it('pair the rows of two models: the same against itself differs by nothing', () => {
    const one = resample(outcome(200, 0.7, 5), 42, go);
    expect(advantageOf(one, one, 'accuracy')).toEqual({ value: 0, low: 0, high: 0 });
    expect(advantageOf(one, one, 'log-loss').value).toBeCloseTo(0, 12);
  });
});
