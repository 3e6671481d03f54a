import { beforeAll, describe, expect, it } from 'vitest';
import { InklingError } from '../../../contract/errors.ts';
import { createRandom, randomNormal } from '../../../backend/numerics/random.ts';
import type { AlgorithmId, ItemVectors } from '../../../backend/recommend/algorithm.ts';
import {
  runExperiment,
  type Experiment,
  type ExperimentPlan,
} from '../../../backend/recommend/evaluation/experiment.ts';
import type { Contender } from '../../../backend/recommend/evaluation/contender.ts';
import { protocolInWords } from '../../../backend/recommend/evaluation/protocol.ts';
import { splitPlans, type SplitName } from '../../../backend/recommend/evaluation/split-plan.ts';
import { buildInteractions, type Interactions } from '../../../backend/recommend/interactions.ts';
import { generateInteractions, type LatentTastes } from '../../../backend/recommend/samples/latent-tastes.ts';
import { contextOf, interactionsFrom } from './small-data.ts';

const tastes: LatentTastes = {
  userCount: 240,
  itemCount: 90,
  groupCount: 3,
  loyalty: 0.9,
  popularityExponent: 0.4,
  medianInteractions: 12,
  interactionSpread: 0.3,
  days: 100,
  freshDays: null,
  repeatChance: 0,
  seed: 5,
};

/** Interactions, and vectors that tell the taste group of an item as its text would: roughly. */
function sample(changes: Partial<LatentTastes> = {}): {
  interactions: Interactions;
  itemVectors: ItemVectors;
} {
  const all = { ...tastes, ...changes };
  const { columns, groupOfItem } = generateInteractions(all);
  const random = createRandom(9);
  const dimensions = 8;
  const values = new Float32Array(all.itemCount * dimensions);
  groupOfItem.forEach((group, item) => {
    const vector = values.subarray(item * dimensions, (item + 1) * dimensions);
    for (let i = 0; i < dimensions; i++) vector[i] = (i === group ? 1 : 0) + 0.2 * randomNormal(random);
    const length = Math.hypot(...vector);
    for (let i = 0; i < dimensions; i++) vector[i]! /= length;
  });
  return {
    interactions: buildInteractions(columns, all.userCount, all.itemCount),
    itemVectors: { dimensions, values },
  };
}

const planOf = (split: SplitName, algorithms: AlgorithmId[]): ExperimentPlan => ({
  split: splitPlans[split],
  seed: 3,
  k: 10,
  algorithms,
  mostCases: 1000,
  resamples: 400,
});
const experimentContext = () => ({ ...contextOf(), onProgress: () => undefined, cpuMs: () => 0 });
const run = (data: ReturnType<typeof sample>, split: SplitName, algorithms: AlgorithmId[]) =>
  runExperiment(data, planOf(split, algorithms), experimentContext());
const contender = (experiment: Experiment, id: string) => experiment.contenders.find((one) => one.id === id)!;

describe('where users have tastes', () => {
  let experiment: Experiment;
  beforeAll(async () => {
    experiment = await run(sample(), 'random', ['item-knn', 'ease', 'als', 'content']);
  });
  it.each(['item-knn', 'ease', 'als', 'content', 'blend'])('%s beats popularity, surely', (id) => {
    expect(contender(experiment, id).againstPopularity.ndcg.low).toBeGreaterThan(0.02);
  });
  it('says so, for whom, and chooses by validation, not by the test', () => {
    const { verdict, contenders } = experiment;
    expect(verdict.answer).toBe('yes');
    expect(verdict.best).not.toBe('popularity');
    expect(verdict.relativeGain).toBeGreaterThan(0.2);
    const best = contenders.reduce((a, b) => (b.validationNdcg > a.validationNdcg * 1.006 ? b : a));
    expect(contender(experiment, verdict.best).validationNdcg).toBeGreaterThan(best.validationNdcg * 0.98);
    expect(verdict.groups.map(({ group }) => group)).toEqual(['niche', 'mixed', 'mainstream']);
    expect(verdict.needs).toEqual([]);
  });
  it('blends with weights that add up to 1, and no worse than the best part', () => {
    const { weights, validationNdcg } = contender(experiment, 'blend');
    expect(Object.values(weights!).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
    for (const one of experiment.contenders)
      expect(validationNdcg).toBeGreaterThanOrEqual(one.validationNdcg - 1e-9);
  });
  it('tells the protocol beside the numbers', () => {
    const words = protocolInWords(experiment.protocol);
    expect(words).toContain('A random 20 % of each user’s interactions were held out.');
    expect(words).toContain('All 90 items were ranked');
    expect(words).toContain('Seed 3.');
  });
  it('is the same again for the same seed, times apart', async () => {
    const again = await run(sample(), 'random', ['item-knn', 'ease', 'als', 'content']);
    const numbers = (of: Experiment) => ({
      ...of,
      contenders: of.contenders.map((one) => ({ ...one, cost: null })),
    });
    expect(numbers(again)).toEqual(numbers(experiment));
  });
});

it('finds that nothing beats popularity where popularity is all there is', async () => {
  const data = sample({ loyalty: 0, popularityExponent: 1 });
  const experiment = await run(data, 'random', ['item-knn', 'ease', 'als', 'bpr', 'content']);
  for (const { id, againstPopularity } of experiment.contenders)
    expect(againstPopularity.ndcg.low, id).toBeLessThanOrEqual(0);
  expect(experiment.verdict.answer).not.toBe('yes');
  expect(experiment.verdict.needs.length).toBeGreaterThan(0);
});

it('finds that the text of an item tells who wants it while nobody has it yet', async () => {
  const experiment = await run(sample(), 'cold-items', ['item-knn', 'content']);
  expect(contender(experiment, 'content').againstPopularity.ndcg.low).toBeGreaterThan(0.05);
  expect(protocolInWords(experiment.protocol)).toContain('ranked among themselves');
});

it('finds that recent popularity beats the all-time one where items go out of date', async () => {
  const data = sample({ freshDays: 12, loyalty: 0.3, popularityExponent: 0.8 });
  const experiment = await run(data, 'time', ['recent-popularity']);
  expect(contender(experiment, 'recent-popularity').againstPopularity.ndcg.low).toBeGreaterThan(0);
});

it.each(['leave-one-out', 'time', 'time-by-user', 'cold-users', 'random-overall'] as const)(
  'runs by %s, and says so',
  async (split) => {
    const experiment = await run(sample({ userCount: 60 }), split, ['item-knn']);
    expect(experiment.contenders.map(({ id }) => id)).toEqual(['popularity', 'item-knn', 'blend']);
    expect(protocolInWords(experiment.protocol).length).toBeGreaterThan(200);
  },
);

describe('what cannot be done', () => {
  it('is declined with the reason, and the others run', async () => {
    const { interactions } = sample();
    const experiment = await runExperiment(
      { interactions, itemVectors: null },
      planOf('random', ['item-knn', 'ease', 'content']),
      { ...experimentContext(), memoryLimitBytes: 1000 },
    );
    expect(experiment.declined).toEqual([
      { id: 'ease', why: { reason: 'too-large', items: 90, bytes: 129_600, limitBytes: 1000 } },
      { id: 'content', why: { reason: 'no-item-text' } },
    ]);
    expect(experiment.contenders.map(({ id }) => id)).toEqual(['popularity', 'item-knn', 'blend']);
    expect(experiment.verdict.needs).toContainEqual({ kind: 'item-text', itemsWithoutInteractions: 0 });
  });
  it.each([
    ['one user with one item', [[1]]],
    [
      'users with one item each',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    ['nothing at all', [[0, 0]]],
  ])('is said of %s', async (_, dense) => {
    const work = runExperiment(
      { interactions: interactionsFrom(dense), itemVectors: null },
      planOf('random', ['item-knn']),
      experimentContext(),
    );
    await expect(work).rejects.toBeInstanceOf(InklingError);
    await expect(work).rejects.toMatchObject({ code: 'not-enough-data' });
  });
  it('leaves no validation to tune on: then the usual settings are used, and nothing is blended', async () => {
    const data = {
      interactions: interactionsFrom([
        [1, 1],
        [1, 1],
      ]),
      itemVectors: null,
    };
    const experiment = await runExperiment(data, planOf('random', ['item-knn']), experimentContext());
    expect(experiment.contenders.map(({ id }) => id)).toEqual(['popularity', 'item-knn']);
    expect(experiment.verdict.answer).toBe('unclear');
  });
  it('stops soon after it is called off', async () => {
    const stop = new Error('called off');
    let asked = 0;
    const context = {
      ...experimentContext(),
      checkpoint: () => {
        if (++asked > 500) throw stop;
      },
    };
    await expect(runExperiment(sample(), planOf('random', ['als', 'bpr']), context)).rejects.toBe(stop);
    expect(asked).toBe(501);
  });
});

it('tells results as they come, how far it is, and that users were drawn', async () => {
  const shares: number[] = [];
  const told: Contender[] = [];
  const { contenders, protocol } = await runExperiment(
    sample(),
    { ...planOf('random', ['item-knn', 'als']), mostCases: 50 },
    {
      ...experimentContext(),
      onProgress: (_, share) => shares.push(share),
      onContender: (contender) => told.push(contender),
    },
  );
  expect(told).toEqual(contenders);
  expect(protocolInWords(protocol)).toContain(
    `50 users tested, drawn at random from ${protocol.eligibleUsers}.`,
  );
  expect(shares[0]).toBe(0);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});
