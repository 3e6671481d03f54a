import type { ModelResult } from '../../../contract/predict-results.ts';
import { createRandom, randomOrder } from '../../numerics/random.ts';
import { directionOf, mainFigure, mainMetric } from '../metrics/metrics.ts';
import { foldsOf, othersOf, splitRows } from '../split/split.ts';
import { classCount, fitAndTry, partOf, type Fitting } from './fit.ts';
import type { Learner, Settings } from './learners.ts';
import type { Labelled } from './prepare.ts';

/** Class numbers to spread evenly; null for numbers. */
function classesFor(labels: Float64Array, { target }: Fitting): Int32Array | null {
  return target.task === 'regression' ? null : Int32Array.from(labels);
}

/** The main figure in each of `folds` parts, trained on the others (k-fold cross-validation, stratified for classes). */
export function crossValidate(
  learner: Learner,
  settings: Settings,
  data: Labelled,
  folds: number,
  fitting: Fitting,
  onFold: () => void,
): ModelResult['crossValidation'] {
  const rows = data.labels.length;
  const parts = foldsOf(rows, Math.min(folds, rows), fitting.seed, classesFor(data.labels, fitting));
  const figures = parts.map((part) => {
    const { other } = fitAndTry(
      learner,
      settings,
      partOf(data, othersOf(rows, part)),
      partOf(data, part),
      fitting,
    );
    onFold();
    return mainFigure(other);
  });
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const variance = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / figures.length;
  return {
    metric: mainMetric(classCount(fitting.target)),
    folds: figures,
    mean,
    deviation: Math.sqrt(variance),
  };
}

const curveShares = [0.1, 0.25, 0.5];

/** The main figure on the test part after training on parts of the data. The whole isn't trained again. */
export function learningCurve(
  learner: Learner,
  settings: Settings,
  data: { readonly training: Labelled; readonly test: Labelled },
  fitting: Fitting,
  onPoint: () => void,
): ModelResult['learningCurve'] {
  const rows = data.training.labels.length;
  const order = randomOrder(rows, createRandom(fitting.seed, 4));
  return curveShares.flatMap((share) => {
    const count = Math.round(share * rows);
    const part = partOf(data.training, Int32Array.from(order.slice(0, count)));
    onPoint();
    // With one class, or hardly a row, there is nothing to learn yet.
    const isOneClass = fitting.target.task !== 'regression' && new Set(part.labels).size < 2;
    if (count < 10 || isOneClass) return [];
    const outcome = fitAndTry(learner, settings, part, data.test, fitting);
    return [{ rows: count, training: mainFigure(outcome.training), test: mainFigure(outcome.other) }];
  });
}

/** How many trainings a learning curve takes beside the whole. */
export const curvePoints = curveShares.length;

/** Tries settings on a fifth of the training rows kept aside, and gives the best; the first of equal ones. */
export function searchSettings(
  learner: Learner,
  data: Labelled,
  fitting: Fitting,
  onCandidate: () => void,
): Settings {
  const rows = data.labels.length;
  const classes = classesFor(data.labels, fitting);
  const { training, test } = splitRows(rows, { testShare: 0.2, seed: fitting.seed, classes });
  const direction = directionOf(mainMetric(classCount(fitting.target)));
  let best = { settings: learner.settings, figure: -Infinity };
  for (const candidate of [{}, ...learner.candidates]) {
    const settings = { ...learner.settings, ...candidate };
    const { other } = fitAndTry(learner, settings, partOf(data, training), partOf(data, test), fitting);
    const figure = direction * mainFigure(other);
    if (figure > best.figure) best = { settings, figure };
    onCandidate();
  }
  return best.settings;
}
