import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../backend/numerics/random.ts';
import type { Model } from '../../../backend/recommend/algorithm.ts';
import { openBlend, standardized } from '../../../backend/recommend/blend.ts';
import { fitBlendWeights } from '../../../backend/recommend/evaluation/fit-blend.ts';
import { splitInteractions } from '../../../backend/recommend/evaluation/split.ts';
import { splitPlans } from '../../../backend/recommend/evaluation/split-plan.ts';
import { historyOfItems } from '../../../backend/recommend/history.ts';
import { denseOf, twoTastes } from './small-data.ts';

const modelOf = (itemCount: number, score: Model['score']): Model => ({
  itemCount,
  score,
  explain: () => null,
  similarItems: () => [{ item: 1, similarity: 1 }],
  bytes: 10,
});

describe('standardized', () => {
  it('has mean 0 and deviation 1 over what is not in the history', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 12 }),
        fc.uniqueArray(fc.nat(11)),
        (values, chosen) => {
          const history = historyOfItems(chosen.filter((item) => item < values.length));
          const rest = [...values.keys()].filter((item) => !history.items.includes(item));
          const scores = standardized(Float32Array.from(values), history);
          const of = rest.map((item) => scores[item]!);
          if (new Set(rest.map((item) => values[item])).size < 2) {
            for (const score of of) expect(score).toBeCloseTo(0);
            return;
          }
          const mean = of.reduce((sum, score) => sum + score, 0) / of.length;
          const variance = of.reduce((sum, score) => sum + (score - mean) ** 2, 0) / of.length;
          expect(mean).toBeCloseTo(0, 4);
          expect(variance).toBeCloseTo(1, 4);
        },
      ),
    ));
});

describe('openBlend', () => {
  it('adds up standardised scores by weight, and asks nobody of weight 0', () => {
    const up = modelOf(3, () => Float32Array.of(0, 1, 2));
    const far = modelOf(3, () => Float32Array.of(2000, 1000, 0));
    const never = modelOf(3, () => {
      throw new Error('asked');
    });
    const blend = openBlend([
      { model: up, weight: 0.75 },
      { model: far, weight: 0.25 },
      { model: never, weight: 0 },
    ]);
    const step = Math.sqrt(1.5);
    [-0.5 * step, 0, 0.5 * step].forEach((expected, item) =>
      expect(blend.score(historyOfItems([]))[item]).toBeCloseTo(expected),
    );
    expect(blend.bytes).toBe(20);
    expect(blend.explain(historyOfItems([0]), 1)).toBeNull();
    expect(blend.similarItems(0, 1)).toEqual([{ item: 1, similarity: 1 }]);
  });
});

describe('fitBlendWeights', () => {
  const all = twoTastes(20);
  const truth = denseOf(all.byUser);
  const { cases } = splitInteractions(all, splitPlans.random, 1);
  /** Knows the answers of the users it is asked about, and guesses the rest. */
  const halfOracle = (parity: number, seed: number) => {
    const random = createRandom(seed);
    return modelOf(12, ({ user }) =>
      Float32Array.from(
        { length: 12 },
        (_, item) => random() + (user! % 4 < 2 === (parity === 0) ? truth[user!]![item]! : 0),
      ),
    );
  };
  const fit = (models: Model[], quality: number[]) =>
    fitBlendWeights(models, quality, cases, 3, () => undefined);

  it('hears both of two models that know different users, and is better than either', () => {
    const models = [halfOracle(0, 1), halfOracle(1, 2)];
    const alone = models.map((model) => fit([model], [0.5]).ndcg);
    const { weights, ndcg } = fit(models, alone);
    expect(Math.min(...weights)).toBeGreaterThan(0.1);
    expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1);
    expect(ndcg).toBeGreaterThan(Math.max(...alone) + 0.05);
  });
  it('gives nothing to what only confuses', () => {
    const oracle = modelOf(12, ({ user }) => Float32Array.from(truth[user!]!));
    const contrary = modelOf(12, ({ user }) => Float32Array.from(truth[user!]!, (weight) => -weight));
    expect(fit([contrary, oracle], [0, 1])).toEqual({ weights: [0, 1], ndcg: 1 });
  });
});
