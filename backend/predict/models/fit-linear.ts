import { choleskyInPlace, solveCholesky } from '../../numerics/cholesky.ts';
import { minimize } from '../../numerics/lbfgs.ts';
import { logistic, softmaxInPlace, softplus } from '../../numerics/softmax.ts';
import { checkData, checkFinite } from './check-data.ts';
import type { FitOptions, LinearModel, Matrix, TrainingData } from './model.ts';

export interface LinearSettings {
  /** Half of this times the squared weights is added to the summed loss; biases are free. */
  readonly l2: number;
  readonly maxIterations: number;
}

export const linearDefaults: LinearSettings = { l2: 1, maxIterations: 300 };

/**
 * Logistic regression (two classes), multinomial logistic regression (more), or ridge regression (numbers), with an L2
 * penalty. Columns should have about the same scale. Throws a RangeError on missing values.
 */
export function fitLinear(
  data: TrainingData,
  options: FitOptions,
  settings: Partial<LinearSettings> = {},
): LinearModel {
  checkData(data);
  checkFinite(data.features);
  const chosen = { ...linearDefaults, ...settings };
  const { features, target } = data;
  if (target.task === 'numbers') return fitRidge(features, target.values, chosen.l2, options);
  return fitLogistic(features, target.values, target.classes, chosen, options);
}

function fitLogistic(
  { rows, columns, values }: Matrix,
  targets: Int32Array,
  classes: number,
  { l2, maxIterations }: LinearSettings,
  { classWeights, checkpoint }: FitOptions,
): LinearModel {
  const scores = classes === 2 ? 1 : classes;
  const biasesFrom = scores * columns;
  const row = new Float64Array(scores);
  const parameters = new Float64Array(biasesFrom + scores);
  minimize(
    (x, gradient) => {
      checkpoint?.();
      gradient.fill(0);
      let loss = 0;
      for (let i = 0; i < rows; i++) {
        const from = i * columns;
        const target = targets[i]!;
        const weight = (classWeights?.[target] ?? 1) / rows;
        for (let s = 0; s < scores; s++) {
          let sum = x[biasesFrom + s]!;
          const at = s * columns;
          for (let j = 0; j < columns; j++) sum += x[at + j]! * values[from + j]!;
          row[s] = sum;
        }
        if (scores === 1) {
          const score = row[0]!;
          loss += weight * (softplus(score) - target * score);
          row[0] = logistic(score) - target;
        } else {
          const score = row[target]!;
          loss += weight * (softmaxInPlace(row, 0, scores) - score);
          row[target]! -= 1;
        }
        for (let s = 0; s < scores; s++) {
          const error = weight * row[s]!;
          gradient[biasesFrom + s]! += error;
          const at = s * columns;
          for (let j = 0; j < columns; j++) gradient[at + j]! += error * values[from + j]!;
        }
      }
      for (let k = 0; k < biasesFrom; k++) {
        loss += ((l2 / rows) * x[k]! * x[k]!) / 2;
        gradient[k]! += (l2 / rows) * x[k]!;
      }
      return loss;
    },
    parameters,
    { maxIterations, tolerance: 1e-6 },
  );
  return {
    kind: 'linear',
    columns,
    classes,
    weights: parameters.slice(0, biasesFrom),
    biases: parameters.slice(biasesFrom),
  };
}

/** Normal equations of the centred columns, by Cholesky. */
function fitRidge(
  { rows, columns, values }: Matrix,
  targets: Float64Array,
  l2: number,
  { checkpoint }: FitOptions,
): LinearModel {
  const means = new Float64Array(columns);
  let targetMean = 0;
  for (let i = 0; i < rows; i++) {
    targetMean += targets[i]! / rows;
    for (let j = 0; j < columns; j++) means[j]! += values[i * columns + j]! / rows;
  }
  const matrix = new Float64Array(columns * columns);
  const weights = new Float64Array(columns);
  const centred = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    if (i % 1024 === 0) checkpoint?.();
    for (let j = 0; j < columns; j++) centred[j] = values[i * columns + j]! - means[j]!;
    for (let j = 0; j < columns; j++) {
      const value = centred[j]!;
      if (value === 0) continue;
      weights[j]! += value * (targets[i]! - targetMean);
      for (let k = 0; k <= j; k++) matrix[j * columns + k]! += value * centred[k]!;
    }
  }
  // Without a penalty a column that repeats another leaves the matrix singular: a trace of one keeps it solvable.
  for (let j = 0; j < columns; j++)
    matrix[j * columns + j]! += Math.max(l2, 1e-9 * matrix[j * columns + j]!, 1e-12);
  choleskyInPlace(matrix, columns);
  solveCholesky(matrix, columns, weights);
  const bias = weights.reduce((sum, weight, j) => sum - weight * means[j]!, targetMean);
  return { kind: 'linear', columns, classes: 0, weights, biases: Float64Array.of(bias) };
}
