import { InklingError } from '../../../contract/errors.ts';
import type {
  Algorithm,
  AlgorithmId,
  ContenderId,
  Declined,
  Model,
  TrainingContext,
  TrainingData,
} from '../algorithm.ts';
import { algorithms } from '../algorithms/index.ts';
import { popularity } from '../algorithms/popularity.ts';
import { openBlend, type BlendPart } from '../blend.ts';
import { createPacer } from '../pacer.ts';
import type { Contender } from './contender.ts';
import { fitBlendWeights, type BlendFit } from './fit-blend.ts';
import { measureContender, prepareMeasuring } from './measure.ts';
import { protocolOf, type Protocol } from './protocol.ts';
import { tieRanks } from './ranking.ts';
import { splitInteractions, type Split } from './split.ts';
import type { SplitPlan } from './split-plan.ts';
import { tune, type Tuned } from './tune.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** What is to be compared, and how. */
export interface ExperimentPlan {
  readonly split: SplitPlan;
  readonly seed: number;
  /** Length of the lists. */
  readonly k: number;
  /** Popularity is compared in any case. */
  readonly algorithms: readonly AlgorithmId[];
  /** Of more users than these with something to test, so many are drawn. */
  readonly mostCases: number;
  /** Bootstrap samples behind each interval. */
  readonly resamples: number;
}

export interface ExperimentContext extends Omit<TrainingContext, 'seed' | 'onProgress'> {
  /** What is being done, and which share of the whole is done. */
  readonly onProgress: (step: ExperimentStep, share: number) => void;
  /** Called with each contender as soon as it is tested. */
  readonly onContender?: (contender: Contender) => void;
  /** Processor time that this process has used so far, in milliseconds. */
  readonly cpuMs: () => number;
}

export interface ExperimentStep {
  readonly step: 'tuning' | 'blending' | 'training' | 'testing';
  readonly contender: ContenderId;
}

export interface Refusal {
  readonly id: AlgorithmId;
  readonly why: Declined;
}

export interface Experiment {
  readonly protocol: Protocol;
  /** In the order of `algorithmIds`, the blend last. */
  readonly contenders: readonly Contender[];
  readonly declined: readonly Refusal[];
  readonly verdict: Verdict;
}

/**
 * Compares algorithms by the protocol that comes with the numbers: tunes each on a validation part of the training,
 * fits a blend there, trains all again on the whole training, and tests once. The same data, plan and seed give the
 * same numbers, times apart. Rejects with `not-enough-data` when the split leaves nobody to test or is by time where there
 * are no times, and with what `checkpoint` throws.
 */
export async function runExperiment(
  data: TrainingData,
  plan: ExperimentPlan,
  context: ExperimentContext,
): Promise<Experiment> {
  const split = splitInteractions(data.interactions, plan.split, plan.seed, plan.mostCases);
  if (split.cases.users.length === 0) throw nobodyToTest();
  const validation = splitInteractions(split.training, plan.split, plan.seed + 1, plan.mostCases);
  const ties = tieRanks(data.interactions.itemCount, plan.seed);
  const { entrants, declined } = chooseEntrants(data, plan, context);
  const stepContext = createSteps(entrants, plan, context);

  const fitting: TrainingData = { ...data, interactions: validation.training };
  const tuned: Timed<Tuned>[] = [];
  for (const algorithm of entrants) {
    const tuning = stepContext('tuning', algorithm.id, algorithm.grid.length);
    tuned.push(await timed(context, () => tune(algorithm, fitting, validation.cases, plan.k, ties, tuning)));
  }
  const blend = await timed(context, async () =>
    fitBlend(tuned, validation, plan.k, stepContext('blending', 'blend', 1)),
  );

  const training: TrainingData = { ...data, interactions: split.training };
  // Popularity needs no tuning: all are measured against it.
  const baseline = popularity.open(
    await popularity.train(training, {}, stepContext('testing', 'popularity', 0)),
  );
  const measuring = prepareMeasuring(split, baseline, ties, plan);
  const test = (id: ContenderId, model: Model) =>
    measureContender(model, measuring, createPacer(stepContext('testing', id, 1)));

  const contenders: Contender[] = [];
  const enter = (contender: Contender) => {
    contenders.push(contender);
    context.onContender?.(contender);
  };
  const models: Model[] = [];
  for (const [at, algorithm] of entrants.entries()) {
    const { result, ms, cpuMs } = tuned[at]!;
    const trainingContext = stepContext('training', algorithm.id, 1);
    const trained = await timed(context, async () =>
      algorithm.open(await algorithm.train(training, result.settings, trainingContext)),
    );
    const model = trained.result;
    models.push(model);
    const { listMs, ...measured } = test(algorithm.id, model);
    enter({
      id: algorithm.id,
      settings: result.settings,
      weights: null,
      validationNdcg: result.quality,
      ...measured,
      cost: {
        tuneMs: ms,
        tuneCpuMs: cpuMs,
        trainMs: trained.ms,
        trainCpuMs: trained.cpuMs,
        listMs,
        modelBytes: model.bytes,
      },
    });
  }
  if (blend.result) {
    const { weights, ndcg } = blend.result;
    const parts = models.map((model, at): BlendPart => ({ model, weight: weights[at]! }));
    const model = openBlend(parts as [BlendPart, ...BlendPart[]]);
    const { listMs, ...measured } = test('blend', model);
    enter({
      id: 'blend',
      settings: {},
      weights: Object.fromEntries(entrants.map(({ id }, at) => [id, weights[at]!])),
      validationNdcg: ndcg,
      ...measured,
      cost: {
        tuneMs: blend.ms,
        tuneCpuMs: blend.cpuMs,
        trainMs: 0,
        trainCpuMs: 0,
        listMs,
        modelBytes: model.bytes,
      },
    });
  }

  const protocol = protocolOf(split, data.interactions, plan);
  return { protocol, contenders, declined, verdict: verdictOf(contenders, declined, data, protocol) };
}

/** The algorithms that take part, and those asked for that can't. */
function chooseEntrants(
  data: TrainingData,
  plan: ExperimentPlan,
  { memoryLimitBytes }: ExperimentContext,
): { entrants: Algorithm[]; declined: Refusal[] } {
  const entrants: Algorithm[] = [];
  const declined: Refusal[] = [];
  for (const algorithm of Object.values(algorithms)) {
    if (algorithm.id !== 'popularity' && !plan.algorithms.includes(algorithm.id)) continue;
    const why = algorithm.decline(data, memoryLimitBytes);
    if (why) declined.push({ id: algorithm.id, why });
    else entrants.push(algorithm);
  }
  return { entrants, declined };
}

/** Makes the context of each step, with its part of the whole progress; a step weighs as much as so many trainings. */
function createSteps(
  entrants: readonly Algorithm[],
  { seed }: ExperimentPlan,
  context: ExperimentContext,
): (step: ExperimentStep['step'], contender: ContenderId, weight: number) => TrainingContext {
  const whole = entrants.reduce((sum, { grid }) => sum + grid.length + 2, 2);
  let done = 0;
  return (step, contender, weight) => {
    const before = done;
    done += weight;
    const onProgress = (share: number) =>
      context.onProgress({ step, contender }, (before + weight * share) / whole);
    onProgress(0);
    return { ...context, seed, onProgress };
  };
}

/** Null where there is nothing to blend, or nothing to fit it on. */
function fitBlend(
  tuned: readonly Timed<Tuned>[],
  { cases }: Split,
  k: number,
  context: TrainingContext,
): BlendFit | null {
  if (tuned.length < 2 || cases.users.length === 0) return null;
  const models = tuned.map(({ result }) => result.model);
  const quality = tuned.map(({ result }) => result.quality);
  return fitBlendWeights(models, quality, cases, k, createPacer(context));
}

interface Timed<T> {
  readonly result: T;
  readonly ms: number;
  readonly cpuMs: number;
}

async function timed<T>({ cpuMs }: ExperimentContext, work: () => Promise<T>): Promise<Timed<T>> {
  const startedAt = performance.now();
  const cpuBefore = cpuMs();
  const result = await work();
  return { result, ms: performance.now() - startedAt, cpuMs: cpuMs() - cpuBefore };
}

function nobodyToTest(): InklingError {
  return new InklingError(
    'not-enough-data',
    'This split leaves nobody to test: no user has both something to learn from and something held out. Nothing was changed.',
    'Add interactions (at least two for some users), or choose another split.',
  );
}
