import type { FitOptions, Model, Matrix } from '../models/model.ts';
import { rowsOf } from '../data/column.ts';
import { encode } from '../encode/encode.ts';
import type { Encoder } from '../encode/encoder.ts';
import { fitEncoder } from '../encode/fit-encoder.ts';
import type { TargetEncoder } from '../encode/target-encoder.ts';
import { predict } from '../models/predict.ts';
import type { Outcome } from '../metrics/truth.ts';
import type { Learner, Settings } from './learners.ts';
import { trainingData, type Labelled } from './prepare.ts';

/** How a model is trained in each of the many trainings of a run. */
export interface Fitting {
  readonly target: TargetEncoder;
  readonly seed: number;
  /** Rare classes count as much as frequent ones. */
  readonly balanced: boolean;
  readonly checkpoint: () => void;
}

/** Number of classes; 0 for numbers. */
export function classCount(target: TargetEncoder): number {
  return target.task === 'regression' ? 0 : target.classes.length;
}

/** Trains on features that are ready. */
export function fitOn(
  learner: Learner,
  settings: Settings,
  features: Matrix,
  labels: Float64Array,
  { target, seed, balanced, checkpoint }: Fitting,
  onEpoch?: FitOptions['onEpoch'],
): Model {
  const classWeights =
    balanced && target.task !== 'regression' ? balancedWeights(labels, target.classes.length) : null;
  return learner.fit(
    trainingData(target, features, labels),
    { seed, classWeights, checkpoint, ...(onEpoch ? { onEpoch } : {}) },
    settings,
  );
}

/** Trains on rows as they were read, encoder and all, and says what comes out on other rows. */
export function fitAndTry(
  learner: Learner,
  settings: Settings,
  training: Labelled,
  other: Labelled,
  fitting: Fitting,
): { readonly training: Outcome; readonly other: Outcome } {
  const encoder: Encoder = fitEncoder(training.inputs);
  const features = encode(encoder, training.inputs).features;
  const model = fitOn(learner, settings, features, training.labels, fitting);
  const classes = classCount(fitting.target);
  return {
    training: { classes, actual: training.labels, predicted: predict(model, features) },
    other: {
      classes,
      actual: other.labels,
      predicted: predict(model, encode(encoder, other.inputs).features),
    },
  };
}

/** Some of the labelled rows. */
export function partOf({ inputs, labels }: Labelled, rows: Int32Array): Labelled {
  return { inputs: rowsOf(inputs, rows), labels: Float64Array.from(rows, (row) => labels[row]!) };
}

/** rows / (classes x rows of the class), as scikit-learn's "balanced". */
export function balancedWeights(labels: Float64Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label]!++;
  return counts.map((count) => (count === 0 ? 0 : labels.length / (classes * count)));
}
