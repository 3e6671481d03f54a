import type { Model } from '../algorithm.ts';
import { accuracyMetrics, type AccuracyMetric } from '../metrics.ts';
import type { Pacer } from '../pacer.ts';
import { accuracyByCase, type AccuracyByCase } from './accuracy.ts';
import { beyondAccuracy, type BeyondAccuracy } from './beyond-accuracy.ts';
import { createBootstrap, differences, type Bootstrap, type Interval } from './bootstrap.ts';
import { rankCases } from './ranking.ts';
import type { Split } from './split.ts';
import { groupsOfCases, popularityBias, type PopularityBias, type UserGroup } from './user-groups.ts';

/** What is measured of a contender. */
export interface Measured {
  readonly accuracy: Readonly<Record<AccuracyMetric, Interval>>;
  /** Each user's value less that of popularity. */
  readonly againstPopularity: Readonly<Record<AccuracyMetric, Interval>>;
  readonly beyondAccuracy: BeyondAccuracy;
  /** Null for a group without users. */
  readonly groups: Readonly<Record<UserGroup, MeasuredGroup | null>>;
}

export interface MeasuredGroup {
  readonly users: number;
  readonly ndcg: Interval;
  readonly againstPopularity: Interval;
  readonly popularityBias: PopularityBias;
}

/** What all contenders of an experiment are measured with. */
export interface Measuring {
  readonly split: Split;
  readonly k: number;
  readonly ties: Uint32Array;
  readonly bootstrap: Bootstrap;
  readonly baseline: AccuracyByCase;
  readonly groups: readonly UserGroup[];
  readonly groupMembers: Readonly<
    Record<UserGroup, { readonly at: readonly number[]; readonly bootstrap: Bootstrap }>
  >;
}

/** Measures popularity, which all are compared with, and prepares the rest. `seed` decides the resamples. */
export function prepareMeasuring(
  split: Split,
  popularity: Model,
  ties: Uint32Array,
  { seed, k, resamples }: { readonly seed: number; readonly k: number; readonly resamples: number },
): Measuring {
  const groups = groupsOfCases(split.cases, split.training);
  const membersOf = (group: UserGroup) => {
    const at = [...groups.keys()].filter((place) => groups[place] === group);
    return { at, bootstrap: createBootstrap(at.length, resamples, seed) };
  };
  return {
    split,
    k,
    ties,
    bootstrap: createBootstrap(split.cases.users.length, resamples, seed),
    baseline: accuracyByCase(
      rankCases(popularity, split.cases, k, ties, () => undefined),
      split.cases,
    ),
    groups,
    groupMembers: {
      niche: membersOf('niche'),
      mixed: membersOf('mixed'),
      mainstream: membersOf('mainstream'),
    },
  };
}

/** Measures a model on the test cases; `listMs` is the mean time for one list. */
export function measureContender(
  model: Model,
  { split, k, ties, bootstrap, baseline, groups, groupMembers }: Measuring,
  pace: Pacer,
): Measured & { readonly listMs: number } {
  const started = performance.now();
  const lists = rankCases(model, split.cases, k, ties, pace);
  const listMs = (performance.now() - started) / split.cases.users.length;
  const byCase = accuracyByCase(lists, split.cases);
  const gains = (metric: AccuracyMetric) => differences(byCase[metric], baseline[metric]);
  const bias = popularityBias(lists, split.cases, groups, split.training);
  const ndcgGains = gains('ndcg');
  const measuredGroup = (group: UserGroup): MeasuredGroup | null => {
    const { at, bootstrap: ofGroup } = groupMembers[group];
    if (bias[group] === null) return null;
    return {
      users: at.length,
      ndcg: ofGroup(at.map((place) => byCase.ndcg[place]!)),
      againstPopularity: ofGroup(at.map((place) => ndcgGains[place]!)),
      popularityBias: bias[group],
    };
  };
  return {
    accuracy: byMetric((metric) => bootstrap(byCase[metric])),
    againstPopularity: byMetric((metric) => bootstrap(gains(metric))),
    beyondAccuracy: beyondAccuracy(lists, split.training, split.cases.candidates),
    groups: {
      niche: measuredGroup('niche'),
      mixed: measuredGroup('mixed'),
      mainstream: measuredGroup('mainstream'),
    },
    listMs,
  };
}

function byMetric(valueOf: (metric: AccuracyMetric) => Interval): Record<AccuracyMetric, Interval> {
  return Object.fromEntries(accuracyMetrics.map((metric) => [metric, valueOf(metric)])) as Record<
    AccuracyMetric,
    Interval
  >;
}
