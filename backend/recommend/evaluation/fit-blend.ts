import { topIndices } from '../../numerics/top.ts';
import type { Model } from '../algorithm.ts';
import { standardized } from '../blend.ts';
import { historyOf } from '../history.ts';
import type { Pacer } from '../pacer.ts';
import { accuracyOfList } from './accuracy.ts';
import { skippedItems } from './ranking.ts';
import type { TestCases } from './split.ts';

/** More validation cases than these say little more about a handful of weights. */
const mostCases = 1000;
/** From each model, so many of its best items can get onto a blended list. */
const poolPerModel = 50;
/** Factors that a weight is tried times; a weight of 0 is tried at these shares of the heaviest. */
const factorsTried = [0, 0.5, 0.75, 1.33, 2];
const firstWeights = [0.1, 0.3];
const mostRounds = 6;

export interface BlendFit {
  /** One for each model, none negative, adding up to 1. */
  readonly weights: readonly number[];
  /** Mean nDCG@k of the blend on the cases it was fitted on: a little flattering. */
  readonly ndcg: number;
}

/**
 * Weights with which the standardised scores of models give the highest mean nDCG@k on validation cases: coordinate
 * ascent, from the best single model and from all alike. `quality` is each model's own nDCG there.
 */
export function fitBlendWeights(
  models: readonly Model[],
  quality: readonly number[],
  cases: TestCases,
  k: number,
  pace: Pacer,
): BlendFit {
  const pools: Pool[] = [];
  const stride = Math.max(1, Math.ceil(cases.users.length / mostCases));
  for (let at = 0; at < cases.users.length; at += stride) {
    pace((0.5 * at) / cases.users.length);
    pools.push(poolOf(models, cases, cases.users[at]!));
  }

  const best = quality.indexOf(Math.max(...quality));
  const starts = [models.map((_, model) => (model === best ? 1 : 0)), models.map(() => 1)];
  const fits = starts.map((start, at) => climb(pools, start, k, (share) => pace((1 + (at + share) / 2) / 2)));
  const { weights, ndcg } = fits.reduce((a, b) => (b.ndcg > a.ndcg ? b : a));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return { weights: weights.map((weight) => weight / whole), ndcg };
}

/** Changes one weight at a time for as long as that raises nDCG. */
function climb(pools: readonly Pool[], start: readonly number[], k: number, pace: Pacer): BlendFit {
  let weights = start;
  let ndcg = meanNdcg(pools, weights, k);
  for (let round = 0; round < mostRounds; round++) {
    const before = ndcg;
    for (let model = 0; model < weights.length; model++) {
      pace((round + model / weights.length) / mostRounds);
      const current = weights[model]!;
      const heaviest = Math.max(...weights);
      const tried =
        current === 0
          ? firstWeights.map((share) => share * heaviest)
          : factorsTried.map((factor) => factor * current);
      for (const weight of tried) {
        const candidate = weights.with(model, weight);
        if (candidate.every((value) => value === 0)) continue;
        const reached = meanNdcg(pools, candidate, k);
        if (reached <= ndcg) continue;
        ndcg = reached;
        weights = candidate;
      }
    }
    if (ndcg === before) break;
  }
  return { weights, ndcg };
}

/** The items that can get onto a blended list of one case, with every model's standardised scores of them. */
interface Pool {
  /** models x items. */
  readonly scores: Float32Array;
  readonly relevant: Uint8Array;
  readonly relevantCount: number;
}

function poolOf(models: readonly Model[], cases: TestCases, user: number): Pool {
  const history = historyOf(cases.histories, user, cases.known ? user : null);
  const skip = skippedItems(models[0]!.itemCount, cases.candidates);
  for (const item of history.items) skip[item] = 1;
  const all = models.map((model) => standardized(model.score(history), history));
  const items = [...new Set(all.flatMap((scores) => [...topIndices(scores, poolPerModel, skip)]))];
  const scores = new Float32Array(models.length * items.length);
  all.forEach((of, model) => items.forEach((item, at) => (scores[model * items.length + at] = of[item]!)));
  const relevant = new Set(
    cases.relevant.columns.subarray(cases.relevant.starts[user], cases.relevant.starts[user + 1]),
  );
  return {
    scores,
    relevant: Uint8Array.from(items, (item) => (relevant.has(item) ? 1 : 0)),
    relevantCount: relevant.size,
  };
}

function meanNdcg(pools: readonly Pool[], weights: readonly number[], k: number): number {
  let sum = 0;
  for (const { scores, relevant, relevantCount } of pools) {
    const items = relevant.length;
    const blended = new Float32Array(items);
    for (let model = 0; model < weights.length; model++) {
      const weight = weights[model]!;
      if (weight === 0) continue;
      for (let at = 0; at < items; at++) blended[at]! += weight * scores[model * items + at]!;
    }
    const list = new Int32Array(k).fill(-1);
    list.set(topIndices(blended, k));
    sum += accuracyOfList(list, (at) => relevant[at] === 1, relevantCount).ndcg;
  }
  return sum / pools.length;
}
