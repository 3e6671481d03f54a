import { describe, expect, it } from 'vitest';
import { sampleToken } from '../../../backend/runtime/sampler.ts';
import type { Sampling } from '../../../contract/ideation.ts';
import { createRandom } from '../../../backend/numerics/random.ts';

const plain: Sampling = { temperature: 1, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };
const probabilities = [0.5, 0.3, 0.15, 0.05];
const logits = () => Float32Array.from(probabilities, Math.log);

/** Share of each token over many draws. */
function shares(
  sampling: Partial<Sampling>,
  mask: Int32Array | null = null,
  written: number[] = [],
): number[] {
  const random = createRandom(11);
  const counts = probabilities.map(() => 0);
  const draws = 20_000;
  for (let i = 0; i < draws; i++)
    counts[sampleToken(logits(), 0, 4, mask, new Set(written), { ...plain, ...sampling }, random)]! +=
      1 / draws;
  return counts;
}

function expectShares(found: number[], wanted: number[]): void {
  found.forEach((share, i) => expect(Math.abs(share - (wanted[i] as number))).toBeLessThan(0.02));
}

describe('sampleToken', () => {
  it('draws by probability', () => expectShares(shares({}), probabilities));
  it('takes the likeliest at temperature 0', () => expect(shares({ temperature: 0 })[0]).toBeCloseTo(1));
  it('sharpens at low temperature', () => {
    const squared = probabilities.map((p) => p ** 2);
    const total = squared.reduce((a, b) => a + b);
    expectShares(
      shares({ temperature: 0.5 }),
      squared.map((p) => p / total),
    );
  });
  it('keeps to top-k', () => expectShares(shares({ topK: 2 }), [0.625, 0.375, 0, 0]));
  it('keeps to top-p', () => expectShares(shares({ topP: 0.7 }), [0.625, 0.375, 0, 0]));
  it('keeps to min-p', () => expectShares(shares({ minP: 0.35 }), [0.625, 0.375, 0, 0]));
  it('keeps to the mask', () => expectShares(shares({}, Int32Array.of(0b1100)), [0, 0, 0.75, 0.25]));
  it('makes repetition less likely', () =>
    expect(shares({ repetitionPenalty: 2 }, null, [0])[0]).toBeLessThan(0.4));
  it('says when nothing may follow', () =>
    expect(() => sampleToken(logits(), 0, 4, Int32Array.of(0), new Set(), plain, createRandom(1))).toThrow(
      'No token',
    ));
  it('reads from its offset', () =>
    expect(
      sampleToken(
        Float32Array.of(9, 9, 0, 5),
        2,
        2,
        null,
        new Set(),
        { ...plain, temperature: 0 },
        createRandom(1),
      ),
    ).toBe(1));
});
