import type { Epoch, ModelResult } from '../../../contract/predict-results.ts';
import type { TrainConfig } from '../../../contract/predict-config.ts';
import { advantageOf, intervalsOf, resample, type Resampled } from '../metrics/bootstrap.ts';
import { calibrationOf } from '../metrics/calibration.ts';
import { confusionOf } from '../metrics/class-metrics.ts';
import { precisionRecallOf, rocOf } from '../metrics/curves.ts';
import { figuresOf, mainFigure, mainMetric } from '../metrics/metrics.ts';
import type { Outcome } from '../metrics/truth.ts';
import type { EpochReport, Model } from '../models/model.ts';
import { predict } from '../models/predict.ts';
import { cautionsOf } from './cautions.ts';
import { classCount, fitOn, type Fitting } from './fit.ts';
import { importanceOf } from './importance.ts';
import type { Learner, Settings } from './learners.ts';
import { modelSize } from './model-size.ts';
import { partialDependenceOf } from './partial-dependence.ts';
import { trainingData, type Prepared } from './prepare.ts';
import { crossValidate, curvePoints, learningCurve, searchSettings } from './try-out.ts';

/** What is being done for a model. */
export type Stage = 'searching' | 'training' | 'validating' | 'testing' | 'explaining';

export interface ModelTraining {
  readonly prepared: Prepared;
  readonly config: TrainConfig;
  readonly fitting: Fitting;
  /** Of the baseline, on the same test rows; null for the baseline itself. */
  readonly baseline: Resampled | null;
  onStep(stage: Stage): void;
  onEpoch(report: EpochReport): void;
}

export interface TrainedModel {
  readonly model: Model;
  readonly result: ModelResult;
  readonly resampled: Resampled;
}

const columnsShown = 4;
const residualsShown = 400;

/** Steps that the training of a model tells of, so that its share of the whole is known. */
export function stepsOf(learner: Learner, config: TrainConfig): number {
  const search = config.search ? learner.candidates.length + 1 : 0;
  return search + 1 + config.folds + (config.learningCurve ? curvePoints : 0) + 2;
}

/** Searches, trains, cross-validates, tests and explains one model. */
export function trainModel(learner: Learner, training: ModelTraining): TrainedModel {
  const { prepared, config, fitting, onStep } = training;
  const settings = config.search
    ? searchSettings(learner, prepared.training, fitting, () => onStep('searching'))
    : learner.settings;
  const startedAt = performance.now();
  const epochs: Epoch[] = [];
  const features = prepared.features;
  const model = fitOn(learner, settings, features.training, prepared.training.labels, fitting, (report) => {
    const { epoch, trainingLoss, validationLoss } = report;
    epochs.push({ epoch, trainingLoss, validationLoss });
    training.onEpoch(report);
  });
  const trainMs = performance.now() - startedAt;
  onStep('training');

  const crossValidation =
    config.folds > 0
      ? crossValidate(learner, settings, prepared.training, config.folds, fitting, () => onStep('validating'))
      : null;
  const outcome = outcomeOn(model, prepared, 'test');
  const own = figuresOf(outcomeOn(model, prepared, 'training'));
  const curve = config.learningCurve
    ? learningCurve(learner, settings, prepared, fitting, () => onStep('validating'))
    : [];
  const resampled = resample(outcome, config.seed, fitting.checkpoint);
  onStep('testing');
  const explained = explainModel(model, prepared, config.seed, fitting.checkpoint);
  onStep('explaining');
  const result: ModelResult = {
    ...{ id: learner.id, training: own, crossValidation, epochs, trainMs, settings, ...explained },
    test: intervalsOf(resampled),
    againstBaseline: advantageOf(resampled, training.baseline ?? resampled, mainMetric(outcome.classes)),
    ...shapesOf(outcome),
    keptEpoch: keptEpoch(model, epochs),
    learningCurve: config.learningCurve ? [...curve, wholePoint(prepared, own, outcome)] : [],
    cautions: cautionsOf(own, resampled.figures, epochs, wasStopped(settings, epochs)),
    size: modelSize(model),
  };
  return { model, result, resampled };
}

/** What a model says of the training or the test rows, beside what is so. */
export function outcomeOn(
  model: Model,
  { features, training, test, target }: Prepared,
  of: 'training' | 'test',
): Outcome {
  const { labels } = of === 'training' ? training : test;
  return { classes: classCount(target), actual: labels, predicted: predict(model, features[of]) };
}

function wholePoint(
  prepared: Prepared,
  own: ModelResult['training'],
  test: Outcome,
): ModelResult['learningCurve'][number] {
  const training = own[mainMetric(test.classes)]!;
  return { rows: prepared.training.labels.length, training, test: mainFigure(test) };
}

/** What a model goes by: importance of the columns, and how the prediction changes with the first of them. */
export function explainModel(
  model: Model,
  prepared: Prepared,
  seed: number,
  checkpoint: () => void,
): Pick<ModelResult, 'importance' | 'partialDependence'> {
  if (model.kind === 'baseline') return { importance: [], partialDependence: [] };
  const { encoder, test, features, target } = prepared;
  const data = trainingData(target, features.test, test.labels);
  const importance = importanceOf(model, data, encoder, seed, checkpoint);
  const shown = importance.slice(0, columnsShown).map(({ column }) => column);
  const partialDependence = partialDependenceOf(shown, model, {
    ...{ encoder, inputs: test.inputs, features: features.test },
    shownClass: shownClass(prepared),
    checkpoint,
  });
  return { importance, partialDependence };
}

/** The positive class, or of several the most frequent one. */
function shownClass({ target, positive, profile }: Prepared): { at: number; name: string } {
  if (target.task === 'regression') return { at: 0, name: '' };
  const name = positive ?? profile.classes[0]!.value;
  return { at: Math.max(0, target.classes.indexOf(name)), name };
}

/** Confusion matrix and curves, where they fit what was predicted. */
export function shapesOf(
  outcome: Outcome,
): Pick<ModelResult, 'confusion' | 'roc' | 'precisionRecall' | 'calibration' | 'residuals'> {
  if (outcome.classes === 0) {
    const count = Math.min(residualsShown, outcome.actual.length);
    const residuals = Array.from({ length: count }, (_, row) => ({
      actual: outcome.actual[row]!,
      predicted: outcome.predicted[row]!,
    }));
    return { confusion: null, roc: null, precisionRecall: null, calibration: null, residuals };
  }
  const ofTwo = outcome.classes === 2;
  return {
    confusion: confusionOf(outcome),
    roc: ofTwo ? rocOf(outcome) : null,
    precisionRecall: ofTwo ? precisionRecallOf(outcome) : null,
    calibration: ofTwo ? calibrationOf(outcome) : null,
    residuals: null,
  };
}

function keptEpoch(model: Model, epochs: readonly Epoch[]): number | null {
  if (model.kind === 'network') return model.keptEpoch;
  if (model.kind !== 'boosted' || epochs.length === 0) return null;
  return Math.ceil(model.trees.length / (model.classes > 2 ? model.classes : 1));
}

function wasStopped(settings: Settings, epochs: readonly Epoch[]): boolean {
  const most = Number(settings.epochs ?? settings.rounds ?? 0);
  // Rounds of boosting always still fall; what stops them is their number.
  return epochs.length < most || settings.rounds !== undefined;
}
