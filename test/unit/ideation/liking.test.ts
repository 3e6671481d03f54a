import { describe, expect, it } from 'vitest';
import { choiceWeightsSchema } from '../../../backend/ideation/choice-weights.ts';
import { heed, known, likingOf, stemCounts } from '../../../backend/ideation/liking.ts';
import { briefOf } from './brief.ts';

const bytes = (...values: number[]) => Buffer.from(Int8Array.from(values)).toString('base64');

/** Two dimensions, one need, two stems and the constant; each input goes to a number of its own. */
const content = {
  openings: ['a#0', 'a#1', 'b#0'],
  terms: { oven: 2, queu: 1 },
  needs: ['waiting'],
  dimensions: 2,
  rank: 6,
  togetherRank: 1,
  // Those of constraints and assets, four rows, go nowhere.
  inputs: bytes(
    ...Array.from({ length: 60 }, (_, i) => {
      const [row, column] = [Math.floor(i / 6), i % 6];
      return row === column || (row > 5 && row - 4 === column) ? (row > 1 && row < 6 ? 0 : 10) : 0;
    }),
  ),
  inputScales: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
  // The vector's first dimension and the constant; the need and the stem “oven”; the stem “queue”.
  outputs: bytes(1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0),
  outputScales: [1, 0.5, 2],
  together: bytes(100, 100, -100),
  togetherScales: [0.01, 0.01, 0.01],
};
const weights = choiceWeightsSchema.parse(content);
const brief = {
  ...briefOf(),
  title: 'Ovens',
  problem: 'The queue.',
  people: '',
  constraints: '',
  assets: '',
};
const vectors = { problem: Float32Array.of(0.25, 9), sentences: [], constraints: null, assets: null };

describe('how readily people would choose openings', () => {
  it('follows from the vector, the needs and the words of a brief', () => {
    const liking = likingOf(brief, vectors, new Map([['waiting', 0.5]]), weights);
    // “oven” stands once and “queue” twice, since the problem counts twice.
    const [oven, queue] = [2, 1 + Math.log(2)];
    const length = Math.hypot(oven, queue);
    expect(liking.get('a#0')).toBeCloseTo(0.25 + 1);
    expect(liking.get('a#1')).toBeCloseTo(0.5 * (0.5 + oven / length));
    expect(liking.get('b#0')).toBeCloseTo((2 * queue) / length);
  });
  it('counts the words that say something, and no numbers', () => {
    expect([...stemCounts({ ...brief, people: 'the 12 bakers and their ovens' })]).toEqual([
      ['oven', 2],
      ['queu', 2],
      ['bak', 1],
    ]);
  });
  it('is not told from a vector of another embedder', () => {
    expect(() => likingOf(brief, { ...vectors, problem: Float32Array.of(1) }, new Map(), weights)).toThrow(
      RangeError,
    );
  });
  it('refuses weights whose parts do not go together', () => {
    for (const part of ['inputs', 'outputs', 'together'] as const)
      expect(choiceWeightsSchema.safeParse({ ...content, [part]: bytes(1, 2) }).success).toBe(false);
    expect(choiceWeightsSchema.safeParse({ ...content, outputScales: [1] }).success).toBe(false);
  });
});

describe('what somebody says of openings', () => {
  const liking = new Map([
    ['a#0', 0.4],
    ['a#1', 0.2],
    ['b#0', 0.2],
  ]);
  it('lifts what is chosen together with what was wanted, and lowers what is not', () => {
    const after = heed(liking, [{ opening: 'a#0', value: 1 }], weights);
    // Covariance 1 and 0.03 by chance: nearly the whole surprise of 0.6.
    expect(after.get('a#1')).toBeCloseTo(0.2 + 0.6 / 1.03);
    expect(after.get('b#0')).toBeCloseTo(0.2 - 0.6 / 1.03);
  });
  it('works the other way round for what was not wanted', () => {
    const after = heed(liking, [{ opening: 'a#0', value: 0 }], weights);
    expect(after.get('a#1')).toBeCloseTo(0.2 - 0.4 / 1.03);
    expect(after.get('b#0')).toBeGreaterThan(0.2);
  });
  it('changes nothing when nothing was said, or of nothing that is known', () => {
    expect(heed(liking, [], weights)).toBe(liking);
    expect(heed(liking, [{ opening: 'gone#3', value: 1 }], weights)).toBe(liking);
  });
  it('hears what readers chose from, and the latest 300', () => {
    const many = Array.from({ length: 310 }, (_, i) => ({ opening: i % 2 ? 'a#1' : 'gone#1', value: 1 }));
    expect(known([...many, ...many, ...many], weights)).toHaveLength(300);
    expect(known(many, weights)).toHaveLength(155);
  });
  it('weighs opinions that contradict one another', () => {
    const after = heed(
      liking,
      [
        { opening: 'a#0', value: 1 },
        { opening: 'a#1', value: 0 },
      ],
      weights,
    );
    expect(after.get('b#0')).toBeCloseTo(0.2 - (0.6 - 0.2) / 2.03);
  });
});
