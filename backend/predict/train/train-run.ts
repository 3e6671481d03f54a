import { InklingError } from '../../../contract/errors.ts';
import {
  predictModelIdSchema,
  type PredictModelId,
  type TrainConfig,
} from '../../../contract/predict-config.ts';
import type { ModelResult, PredictRun } from '../../../contract/predict-results.ts';
import type { Table } from '../data/column.ts';
import type { Resampled } from '../metrics/bootstrap.ts';
import type { EpochReport, Matrix, Model } from '../models/model.ts';
import { describeRun } from './describe-run.ts';
import { classCount, type Fitting } from './fit.ts';
import { learnerOf } from './learners.ts';
import { prepare } from './prepare.ts';
import type { RunState } from './state.ts';
import { stepsOf, trainModel, type Stage } from './train-model.ts';
import { verdictOf } from './verdict.ts';

/** What is told while a run is under way. */
export interface TrainListener {
  onStep(stage: Stage | 'preparing', model: PredictModelId | null, share: number): void;
  onEpoch(model: PredictModelId, report: EpochReport): void;
  onModel(result: ModelResult): void;
  onFailed(model: PredictModelId, message: string): void;
  /** Throws once the run was called off. */
  checkpoint(): void;
}

/** A run without what the store knows: its id, its dataset and when it was. */
export type RunResult = Omit<PredictRun, 'id' | 'datasetId' | 'createdAt' | 'codeVersion'>;

/** The models of a run: the baseline first, then in the order of the list, each once. */
function modelsOf({ models, preset }: TrainConfig): PredictModelId[] {
  const wanted = new Set<PredictModelId>(
    models ?? (preset === 'article' ? [] : predictModelIdSchema.options),
  );
  if (preset === 'article') wanted.add('mlp');
  wanted.add('baseline');
  return predictModelIdSchema.options.filter((id) => wanted.has(id));
}

/** Trains and tests all models of a configuration. Throws `table-unusable` and `not-enough-data` with the reason. */
export function trainRun(
  table: Table,
  config: TrainConfig,
  listener: TrainListener,
): { readonly result: RunResult; readonly state: RunState } {
  const startedAt = performance.now();
  listener.onStep('preparing', null, 0);
  const prepared = prepare(table, config);
  const ids = modelsOf(config);
  const learners = ids.map((id) => learnerOf(id, config));
  const steps = learners.reduce((sum, learner) => sum + stepsOf(learner, config), 0);
  const fitting: Fitting = {
    target: prepared.target,
    seed: config.seed,
    balanced: config.classWeights,
    checkpoint: listener.checkpoint,
  };
  const results: ModelResult[] = [];
  const failed: PredictRun['failed'] = [];
  const resampled = new Map<PredictModelId, Resampled>();
  const models: Partial<Record<PredictModelId, Model>> = {};
  let done = 0;
  for (const learner of learners) {
    const before = done;
    try {
      listener.onStep('training', learner.id, done / steps);
      const trained = trainModel(learner, {
        ...{ prepared, config, fitting },
        baseline: resampled.get('baseline') ?? null,
        onStep: (stage) => listener.onStep(stage, learner.id, ++done / steps),
        onEpoch: (report) => listener.onEpoch(learner.id, report),
      });
      results.push(trained.result);
      resampled.set(learner.id, trained.resampled);
      models[learner.id] = trained.model;
      listener.onModel(trained.result);
    } catch (error) {
      // One that can't learn this data doesn't take the others with it; a call-off and our own mistakes do.
      if (!(error instanceof RangeError) || learner.id === 'baseline') throw error;
      failed.push({ id: learner.id, message: error.message });
      listener.onFailed(learner.id, error.message);
    }
    done = before + stepsOf(learner, config);
  }
  if (results.length === 1 && ids.length > 1) throw nothingLearnt(failed);
  const state = {
    ...{ encoder: prepared.encoder, target: prepared.target, models },
    testRows: prepared.split.test,
    background: columnMeans(prepared.features.training),
    trainingRows: prepared.split.training.length,
  };
  const result = {
    ...describeRun(prepared, config, ids),
    ...{ models: results, failed },
    verdict: verdictOf(resampled, classCount(prepared.target), prepared.split.test.length),
    totalMs: performance.now() - startedAt,
  };
  return { result, state };
}

/** Mean of each feature. */
export function columnMeans({ rows, columns, values }: Matrix): Float32Array {
  const sums = new Float64Array(columns);
  for (let at = 0; at < values.length; at++) sums[at % columns]! += values[at]! / rows;
  return Float32Array.from(sums);
}

function nothingLearnt(failed: PredictRun['failed']): InklingError {
  return new InklingError(
    'table-unusable',
    `No model could learn from this: ${failed[0]?.message ?? 'all failed'}.`,
    'Leave out columns that look odd, and try again.',
  );
}
