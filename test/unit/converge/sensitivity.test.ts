import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomShares } from '../../../backend/converge/dirichlet.ts';
import { rankIdeas, type Said } from '../../../backend/converge/rank.ts';
import { findSensitivity } from '../../../backend/converge/sensitivity.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import type { CriteriaSet } from '../../../contract/converge-criteria.ts';

const words = (text: string) => ({ en: text, 'zh-CN': text });
const set: CriteriaSet = {
  id: 'own',
  kind: 'weighted',
  name: words('Own'),
  about: words(''),
  criteria: ['x', 'y', 'z'].map((id) => ({
    id,
    name: words(id),
    question: words(''),
    better: 'more',
    scale: { kind: 'steps', steps: [1, 2, 3, 4, 5].map((value) => ({ value, words: words(String(value)) })) },
  })),
};
const said = (ideaId: string, ...values: (number | 'not-assessable')[]): Said => ({
  ideaId,
  answers: Object.fromEntries(values.map((value, at) => [set.criteria[at]!.id, { value, note: '' }])),
});
const noPause = () => Promise.resolve();

describe('sensitivity', () => {
  it('finds the very share at which the first place changes hands', async () => {
    const rows = [said('a', 5, 1, 1), said('b', 1, 5, 1)];
    const found = await findSensitivity(set, { x: 2, y: 1, z: 0 }, rows, noPause);
    expect(found.firstId).toBe('a');
    expect(found.criteria).toMatchObject([
      { criterionId: 'x', high: 1, belowId: 'b', aboveId: null },
      { criterionId: 'y', low: 0, belowId: null, aboveId: 'b' },
    ]);
    expect(found.criteria[0]!.low).toBeCloseTo(0.5);
    expect(found.criteria[1]!.high).toBeCloseTo(0.5);
    expect(found.criteria[0]!.share).toBeCloseTo(2 / 3);
  });

  it('agrees with ranking anew just inside and just outside', async () => {
    const values = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 5 })));
    const weight = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(values, { minLength: 2, maxLength: 6 }),
        fc.tuple(weight, weight, weight),
        async (rows, [x, y, z]) => {
          const ideas = rows.map((row, at) => said(`i${at}`, ...row));
          const weights: Record<string, number> = { x, y, z };
          const { criteria, firstId } = await findSensitivity(set, weights, ideas, noPause);
          for (const { criterionId, share, low, high, belowId, aboveId } of criteria) {
            const firstAt = (at: number) => {
              const rest = Object.entries(weights).filter(([id]) => id !== criterionId);
              const total = rest.reduce((sum, [, value]) => sum + value, 0);
              const moved = Object.fromEntries(rest.map(([id, value]) => [id, ((1 - at) * value) / total]));
              const { ranked } = rankIdeas(set, { ...moved, [criterionId]: at }, ideas, []);
              return ranked.filter(({ rank }) => rank === 1).map(({ ideaId }) => ideaId);
            };
            expect(low).toBeLessThanOrEqual(share);
            expect(share).toBeLessThanOrEqual(high);
            expect(firstAt(low + 0.999 * (share - low))).toContain(firstId);
            expect(firstAt(high - 0.999 * (high - share))).toContain(firstId);
            if (belowId && low > 0.01) expect(firstAt(low - 0.005)).not.toContain(firstId);
            if (aboveId && high < 0.99) expect(firstAt(high + 0.005)).not.toContain(firstId);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('draws the same weights for the same answers, and shares all first places out', async () => {
    const rows = [said('a', 5, 3, 'not-assessable'), said('b', 3, 5, 3), said('c', 1, 1, 1)];
    const find = () => findSensitivity(set, { x: 1, y: 1, z: 1 }, rows, noPause);
    const found = await find();
    expect(found).toEqual(await find());
    expect(found.firsts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(found.firsts.map(({ ideaId }) => ideaId).sort()).toEqual(['a', 'b']);
    expect(found.draws).toBe(2000);
  });

  it('says nothing of a single idea, and lets others work in between with a thousand', async () => {
    expect(await findSensitivity(set, { x: 1, y: 1, z: 1 }, [said('a', 1, 1, 1)], noPause)).toMatchObject({
      firstId: null,
    });
    let pauses = 0;
    const rows = Array.from({ length: 1000 }, (_, at) => said(`i${at}`, 1 + (at % 5), 1 + (at % 3), 3));
    await findSensitivity(set, { x: 1, y: 1, z: 1 }, rows, () => {
      pauses++;
      return Promise.resolve();
    });
    expect(pauses).toBeGreaterThan(10);
  });
});

describe('random shares', () => {
  it('sum to 1, have the means asked for, and leave what counts nothing at nothing', () => {
    const random = createRandom(1);
    const means = [0.6, 0.3, 0.1, 0];
    const sums = [0, 0, 0, 0];
    for (let draw = 0; draw < 4000; draw++) {
      const shares = randomShares(means, 30, random);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      shares.forEach((share, at) => (sums[at]! += share / 4000));
    }
    sums.forEach((mean, at) => expect(mean).toBeCloseTo(means[at]!, 1));
    expect(sums[3]).toBe(0);
  });
});
