import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSumExp } from '../../../backend/numerics/log-probability.ts';
import { createRandom, shuffled } from '../../../backend/numerics/random.ts';
import { closest, dot, normalize } from '../../../backend/numerics/vectors.ts';

describe('createRandom', () => {
  it('is uniform, the same for a seed, different for another seed or stream', () => {
    const draw = (seed: number, streamNumber?: number) =>
      Array.from({ length: 5 }, createRandom(seed, streamNumber));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1, 0)).not.toEqual(draw(1, 1));
    const random = createRandom(3);
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) bins[Math.floor(random() * 10)]! += 1;
    // Standard deviation of a bin is 42; five of them away would be chance once in a million.
    for (const bin of bins) expect(Math.abs(bin - 2000)).toBeLessThan(212);
  });
  it('shuffles without losing anything', () =>
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        expect(shuffled(items, createRandom(seed)).sort()).toEqual([...items].sort());
      }),
    ));
});

describe('logSumExp', () => {
  it('agrees with the definition, also far from zero', () =>
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 1 }),
        fc.constantFrom(0, 1000),
        (values, shift) => {
          const logits = Float32Array.from([99, ...values.map((value) => value + shift)]);
          const exact =
            Math.log(values.reduce((sum, _, i) => sum + Math.exp((logits[i + 1] as number) - shift), 0)) +
            shift;
          expect(logSumExp(logits, 1, values.length)).toBeCloseTo(exact, 3);
        },
      ),
    ));
});

describe('vectors', () => {
  it('normalizes, and leaves zero alone', () => {
    const vector = normalize(Float32Array.of(3, 4));
    expect(dot(vector, vector)).toBeCloseTo(1);
    expect(normalize(Float32Array.of(0, 0))).toEqual(Float32Array.of(0, 0));
  });
  it('finds the closest', () => {
    expect(closest(Float32Array.of(1, 0), [Float32Array.of(0, 1), Float32Array.of(0.6, 0.8)])).toBeCloseTo(
      0.6,
    );
    expect(closest(Float32Array.of(1, 0), [])).toBe(0);
  });
});
