import { describe, expect, it } from 'vitest';
import type { AlgorithmId } from '../../../backend/recommend/algorithm.ts';
import { runExperiment } from '../../../backend/recommend/evaluation/experiment.ts';
import { splitPlans, type SplitName } from '../../../backend/recommend/evaluation/split-plan.ts';
import { buildInteractions } from '../../../backend/recommend/interactions.ts';
import { generateSample, sampleIds, type SampleId } from '../../../backend/recommend/samples/index.ts';
import { contextOf } from './small-data.ts';

function interactionsOfSample(id: SampleId) {
  const { items, interactions } = generateSample(id, 1);
  const itemAt = new Map(items.map((item, at) => [item.id, at]));
  const users = [...new Set(interactions.map(({ user }) => user))];
  const userAt = new Map(users.map((user, at) => [user, at]));
  return buildInteractions(
    {
      users: Int32Array.from(interactions, ({ user }) => userAt.get(user)!),
      items: Int32Array.from(interactions, ({ item }) => itemAt.get(item)!),
      weights: Float32Array.from(interactions, ({ weight }) => weight),
      times: Float64Array.from(interactions, ({ time }) => time),
    },
    users.length,
    items.length,
  );
}

const run = (id: SampleId, split: SplitName, algorithms: readonly AlgorithmId[]) =>
  runExperiment(
    { interactions: interactionsOfSample(id), itemVectors: null },
    { split: splitPlans[split], seed: 1, k: 10, algorithms, mostCases: 1000, resamples: 300 },
    { ...contextOf(), onProgress: () => undefined, cpuMs: () => 0 },
  );

describe.each(sampleIds)('the sample %s', (id) => {
  it('is the same for a seed, and whole: ids, texts, times', () => {
    const { items, interactions } = generateSample(id, 1);
    expect(generateSample(id, 1)).toEqual({ items, interactions });
    expect(generateSample(id, 2)).not.toEqual({ items, interactions });
    const ids = new Set(items.map((item) => item.id));
    expect(ids.size).toBe(items.length);
    for (const { title, text, category } of items) expect([title, text, category].every(Boolean)).toBe(true);
    for (const { item, weight, time } of interactions) {
      expect(ids.has(item)).toBe(true);
      expect(weight).toBeGreaterThanOrEqual(1);
      expect(time).toBeLessThan(Date.UTC(2026, 0, 1));
    }
    const pairs = new Set(interactions.map(({ user, item }) => `${user} ${item}`));
    expect(pairs.size).toBe(interactions.length);
  });
});

describe('the right answer', () => {
  it.each(['shop', 'music'] as const)('for the %s: EASE and ALS beat popularity', async (id) => {
    const experiment = await run(id, 'random', ['ease', 'als']);
    for (const { id: contender, againstPopularity } of experiment.contenders)
      if (contender !== 'popularity') expect(againstPopularity.ndcg.low, contender).toBeGreaterThan(0.02);
    expect(experiment.verdict.answer).toBe('yes');
  });
  it('for the reading app: over time, what is popular now beats what ever was', async () => {
    const experiment = await run('reading', 'time', ['recent-popularity', 'item-knn']);
    const recent = experiment.contenders.find(({ id }) => id === 'recent-popularity')!;
    expect(recent.againstPopularity.ndcg.low).toBeGreaterThan(0);
  });
});
