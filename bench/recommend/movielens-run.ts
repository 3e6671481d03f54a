import {
  algorithmIds,
  type AlgorithmId,
  type ContenderId,
  type ItemVectors,
} from '../../backend/recommend/algorithm.ts';
import { algorithms } from '../../backend/recommend/algorithms/index.ts';
import { runExperiment, type Experiment } from '../../backend/recommend/evaluation/experiment.ts';
import { protocolInWords } from '../../backend/recommend/evaluation/protocol.ts';
import { splitPlans, type SplitName } from '../../backend/recommend/evaluation/split-plan.ts';
import type { Interactions } from '../../backend/recommend/interactions.ts';
import { measureInterview, splitForInterview } from '../../backend/recommend/interview/measure-interview.ts';
import type { InvertMatrix } from '../../backend/recommend/ports.ts';
import { above, atMost, cpuMs, peakBytes, timed } from './measure.ts';
import { loadMovieLens } from './movielens.ts';
import { writeExperiment, writeGoals, writeInterview } from './tables.ts';

/** Published nDCG@10 on a random 80/20 split of all ratings, each counting as 1, all items ranked. */
const published = {
  source: 'Recommenders.jl (yng87), README, MovieLens 100k; its split draws from all ratings together',
  ndcg: {
    'most popular': 0.2197,
    ItemKNN: 0.3986,
    'BPR-MF': 0.4083,
    'SLIM ElasticNet': 0.4359,
    'implicit MF': 0.4402,
  },
};

const memoryLimitBytes = 1e9;
const second = 1000;

export interface MovieLensOptions {
  readonly seeds: readonly number[];
  readonly invert: InvertMatrix;
  readonly embed: (texts: readonly string[]) => Promise<ItemVectors>;
  readonly log: (line: string) => void;
}

/** The whole of the recommender on MovieLens-100K: what `npm run bench -- recommend --data ML100K` prints. */
export async function runMovieLens({ seeds, invert, embed, log }: MovieLensOptions) {
  const { interactions: data, texts } = loadMovieLens();
  const embedding = await timed(() => embed(texts));
  log(`${texts.length} titles with genres embedded in ${(embedding.wallMs / second).toFixed(1)} s`);
  const experiment = (split: SplitName, seed: number, entrants: readonly AlgorithmId[] = algorithmIds) =>
    timed(() =>
      runExperiment(
        { interactions: data, itemVectors: embedding.result },
        { split: splitPlans[split], seed, k: 10, algorithms: entrants, mostCases: Infinity, resamples: 1000 },
        { checkpoint: () => undefined, onProgress: () => undefined, invert, memoryLimitBytes, cpuMs },
      ),
    );

  const random: Awaited<ReturnType<typeof experiment>>[] = [];
  for (const seed of seeds) {
    const run = await experiment('random', seed);
    writeExperiment(log, `Random 80/20 by user, seed ${seed}`, run.result, run);
    random.push(run);
  }
  const time = await experiment('time', seeds[0]!);
  writeExperiment(log, 'Time: the last 20 % of all ratings', time.result, time);
  const overall = await experiment('random-overall', seeds[0]!, ['item-knn', 'ease', 'als']);
  writeExperiment(log, 'Random 80/20 of all ratings, as the published figures', overall.result, overall);
  const coldItems = await experiment('cold-items', seeds[0]!, ['item-knn', 'content']);
  writeExperiment(
    log,
    'New items: a fifth of the items unknown to the training',
    coldItems.result,
    coldItems,
  );
  const interview = await timed(() => interviewGain(data, seeds[0]!, invert));
  if (interview.result) writeInterview(log, interview.result);

  const experiments = random.map(({ result }) => result);
  const means = Object.fromEntries(
    experiments[0]!.contenders.map(({ id }) => [id, meanNdcg(experiments, id)]),
  ) as Record<ContenderId, number>;
  const easeCosts = experiments.map(({ contenders }) => contenders.find(({ id }) => id === 'ease')!.cost);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const wallMs = embedding.wallMs + sum(random.map((run) => run.wallMs));
  const cpu = embedding.cpuMs + sum(random.map((run) => run.cpuMs));
  const chosen = experiments.map(({ verdict }) => verdict.bestNdcg.mean);
  const goals = [
    above('nDCG@10 of the best (chosen on validation), mean over seeds', sum(chosen) / chosen.length, 0.436),
    above('nDCG@10 of EASE, mean over seeds', means.ease, 0.41),
    atMost('EASE: one training, wall s', Math.max(...easeCosts.map(({ trainMs }) => trainMs)) / second, 5),
    atMost(`all trained, tuned, tested, ${seeds.length} seeds: wall s`, wallMs / second, 180),
    atMost(`all trained, tuned, tested, ${seeds.length} seeds: processor s`, cpu / second, 360),
    atMost('peak memory, GB', peakBytes() / 1e9, 1.5),
  ];
  log(`\nMean nDCG@10 over seeds ${seeds.join(', ')}:`);
  for (const [id, ndcg] of Object.entries(means)) log(`  ${id.padEnd(18)} ${ndcg.toFixed(4)}`);
  writeGoals(log, goals);
  const withWords = (run: (typeof random)[number]) => ({
    ...run.result,
    protocolInWords: protocolInWords(run.result.protocol),
    wallMs: run.wallMs,
    cpuMs: run.cpuMs,
  });
  return {
    data: 'MovieLens-100K',
    interactions: 'every rating is an interaction of weight 1, whatever its stars',
    published,
    meanNdcg: means,
    goals,
    random: random.map(withWords),
    time: withWords(time),
    randomOverall: withWords(overall),
    coldItems: withWords(coldItems),
    embedding: { wallMs: embedding.wallMs, cpuMs: embedding.cpuMs },
    interview: { ...interview.result, wallMs: interview.wallMs, cpuMs: interview.cpuMs },
    peakBytes: peakBytes(),
  };
}

function meanNdcg(experiments: readonly Experiment[], id: ContenderId): number {
  const values = experiments.map(
    ({ contenders }) => contenders.find((one) => one.id === id)!.accuracy.ndcg.mean,
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What a taste interview is worth to users whom the training doesn't hold. */
async function interviewGain(data: Interactions, seed: number, invert: InvertMatrix) {
  const split = splitForInterview(data, seed, Infinity);
  const context = {
    seed,
    checkpoint: () => undefined,
    onProgress: () => undefined,
    invert,
    memoryLimitBytes,
  };
  const { als } = algorithms;
  const state = await als.train({ interactions: split.training, itemVectors: null }, als.grid[0], context);
  return measureInterview(split, als.open(state), { seed, k: 10, resamples: 1000 }, () => undefined);
}
