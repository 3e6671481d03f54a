import { createRandom, randomNormal } from '../../../backend/numerics/random.ts';
import type { Matrix, TrainingData } from '../../../backend/predict/models/model.ts';

export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { rows: rows.length, columns: rows[0]!.length, values: Float32Array.from(rows.flat()) };
}

export function classData(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  classes: number,
): TrainingData {
  return {
    features: matrixOf(rows),
    target: { task: 'classes', classes, values: Int32Array.from(values) },
  };
}

export function numberData(rows: readonly (readonly number[])[], values: readonly number[]): TrainingData {
  return { features: matrixOf(rows), target: { task: 'numbers', values: Float64Array.from(values) } };
}

export function normalRows(rows: number, columns: number, seed: number): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => randomNormal(random)));
}

/** Rows whose class is told by the columns with some luck: 0 (two classes), or which of three columns is highest. */
export function noisyClasses(rows: number, classes: 2 | 3, seed: number): TrainingData {
  const points = normalRows(rows, 4, seed);
  const random = createRandom(seed, 1);
  const values = points.map(([a, b, c]) => {
    if (classes === 2) return random() < 1 / (1 + Math.exp(-3 * (a! - b! * c!))) ? 1 : 0;
    const scores = [a!, b!, c!].map((score) => score + 0.3 * randomNormal(random));
    return scores.indexOf(Math.max(...scores));
  });
  return classData(points, values, classes);
}

/** A sum, a product and some noise. */
export function noisyNumbers(rows: number, seed: number): TrainingData {
  const points = normalRows(rows, 4, seed);
  const random = createRandom(seed, 1);
  return numberData(
    points,
    points.map(([a, b, c]) => 50 + 10 * a! + 5 * b! * c! + randomNormal(random)),
  );
}

/** Share of rows whose most probable class is the true one. */
export function accuracyOf(probabilities: Float64Array, { target }: TrainingData): number {
  if (target.task === 'numbers') throw new TypeError('Numbers have no accuracy');
  const { classes, values } = target;
  const right = values.filter((value, i) => {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    return row.indexOf(Math.max(...row)) === value;
  });
  return right.length / values.length;
}

/** Explained share of the variance. */
export function r2Of(predictions: Float64Array, { target }: TrainingData): number {
  const values = Float64Array.from(target.values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const left = values.reduce((sum, value, i) => sum + (value - predictions[i]!) ** 2, 0);
  return 1 - left / values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
