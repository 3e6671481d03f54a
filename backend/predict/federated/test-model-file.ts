import { trainConfigSchema } from '../../../contract/predict-config.ts';
import type { Table } from '../data/column.ts';
import { profileTable } from '../data/profile.ts';
import { advantageOf, intervalsOf, resample } from '../metrics/bootstrap.ts';
import { figuresOf, mainMetric } from '../metrics/metrics.ts';
import { fitBaseline } from '../models/baseline.ts';
import type { Model } from '../models/model.ts';
import { describeRun } from '../train/describe-run.ts';
import { classCount } from '../train/fit.ts';
import { modelSize } from '../train/model-size.ts';
import { trainingData, type Prepared } from '../train/prepare.ts';
import type { RunState } from '../train/state.ts';
import { explainModel, outcomeOn, shapesOf } from '../train/train-model.ts';
import type { RunResult } from '../train/train-run.ts';
import { verdictOf } from '../train/verdict.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { ModelResult } from '../../../contract/predict-results.ts';
import { ownData } from './continue.ts';
import type { ModelFile } from './model-file.ts';

/** Tests the model of a file on the test part of one's own data, beside the baseline of the training part. */
export function testModelFile(
  table: Table,
  file: ModelFile,
  seed: number,
  checkpoint: () => void,
): { readonly result: RunResult; readonly state: RunState } {
  const startedAt = performance.now();
  const own = ownData(table, file, seed);
  const { target, encoder } = file;
  const inputs = new Set(encoder.columns.map(({ column }) => column));
  const excluded = table.columns
    .map(({ name }) => name)
    .filter((name) => name !== target.column && !inputs.has(name));
  const config = trainConfigSchema.parse({
    ...{ target: target.column, task: target.task, excluded, models: [file.id], seed },
    ...{ folds: 0, learningCurve: false },
  });
  const positive = target.task === 'binary' ? target.classes[1]! : null;
  const profile = profileTable(table, target.column);
  const prepared: Prepared = { ...own, encoder, target, excluded, profile, positive, task: target.task };
  const data = trainingData(target, own.features.training, own.training.labels);
  const models: [PredictModelId, Model][] = [
    ['baseline', fitBaseline(data, { seed })],
    [file.id, file.model],
  ];
  const resampled = new Map(
    models.map(([id, model]) => [id, resample(outcomeOn(model, prepared, 'test'), seed, checkpoint)]),
  );
  const results = models.map(([id, model]): ModelResult => {
    const outcome = outcomeOn(model, prepared, 'test');
    return {
      ...{ id, crossValidation: null, epochs: [], learningCurve: [], cautions: [], settings: {}, trainMs: 0 },
      test: intervalsOf(resampled.get(id)!),
      training: figuresOf(outcomeOn(model, prepared, 'training')),
      againstBaseline: advantageOf(
        resampled.get(id)!,
        resampled.get('baseline')!,
        mainMetric(outcome.classes),
      ),
      ...shapesOf(outcome),
      keptEpoch: null,
      ...explainModel(model, prepared, seed, checkpoint),
      size: modelSize(model),
    };
  });
  const result = {
    ...describeRun(
      prepared,
      config,
      models.map(([id]) => id),
    ),
    ...{ models: results, failed: [] },
    verdict: verdictOf(resampled, classCount(target), own.split.test.length),
    totalMs: performance.now() - startedAt,
  };
  const state = {
    ...{ encoder, target, models: Object.fromEntries(models), testRows: own.split.test },
    background: file.background,
    trainingRows: file.rows,
  };
  return { result, state };
}
