import type { Algorithm, Model, ModelState, TrainingData } from '../algorithm.ts';
import { floatsOf, numberOf, stateBytes } from '../model-state.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Counts the users of each item: what everything else has to beat. */
export const popularity: Algorithm = {
  id: 'popularity',
  paper: {
    authors: 'Cremonesi, Koren and Turrin',
    year: 2010,
    title: 'Performance of Recommender Algorithms on Top-N Recommendation Tasks',
    where: 'RecSys, section 3.1 (TopPop)',
  },
  grid: [{}],
  decline: () => null,
  train: async ({ interactions: { byItem, itemCount } }) => ({
    scores: Float32Array.from(
      { length: itemCount },
      (_, item) => byItem.starts[item + 1]! - byItem.starts[item]!,
    ),
  }),
  open: openPopularity,
};

/**
 * Counts the users of each item, each by half as much for every half-life that has passed between their interaction
 * and the last one of all. An interaction without a time counts as the oldest.
 */
export const recentPopularity: Algorithm = {
  id: 'recent-popularity',
  paper: {
    authors: 'Ji, Sun, Zhang and Li',
    year: 2020,
    title: 'A Re-visit of the Popularity Baseline in Recommender Systems',
    where: 'SIGIR, section 2.2 (DecayPop)',
  },
  grid: [{ halfLifeDays: 30 }, { halfLifeDays: 7 }, { halfLifeDays: 90 }, { halfLifeDays: 365 }],
  decline: ({ interactions }) =>
    interactions.byUser.times?.some((time) => !Number.isNaN(time)) ? null : { reason: 'no-times' },
  train: async (data, settings) => ({ scores: decayedCounts(data, numberOf(settings, 'halfLifeDays')) }),
  open: openPopularity,
};

function decayedCounts(
  { interactions: { byItem, itemCount } }: TrainingData,
  halfLifeDays: number,
): Float32Array {
  const times = byItem.times!;
  let first = Infinity;
  let last = -Infinity;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const scores = new Float32Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    let sum = 0;
    for (let at = byItem.starts[item]!; at < byItem.starts[item + 1]!; at++) {
      const time = Number.isNaN(times[at]!) ? first : times[at]!;
      sum += 2 ** (-(last - time) / (halfLifeDays * dayMs));
    }
    scores[item] = sum;
  }
  return scores;
}

function openPopularity(state: ModelState): Model {
  const scores = floatsOf(state, 'scores');
  return {
    itemCount: scores.length,
    score: () => scores.slice(),
    explain: () => null,
    similarItems: () => [],
    bytes: stateBytes(state),
  };
}
