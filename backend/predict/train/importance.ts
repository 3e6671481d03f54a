import { createRandom, randomOrder } from '../../numerics/random.ts';
import { featuresOf, type Encoder } from '../encode/encoder.ts';
import type { ModelResult } from '../../../contract/predict-results.ts';
import { directionOf, mainFigure, mainMetric } from '../metrics/metrics.ts';
import type { Matrix } from '../models/model.ts';

const shuffles = 5;
/** Of a larger test part so many rows are enough. */
const mostRows = 2000;

/** What is needed to ask a model about test rows over and over. */
export interface Asking {
  readonly encoder: Encoder;
  readonly features: Matrix;
  readonly labels: Float64Array;
  readonly classes: number;
  readonly predict: (features: Matrix) => Float64Array;
  readonly seed: number;
  readonly checkpoint: () => void;
}

/**
 * How much worse the main figure becomes when the cells of a column change rows (Breiman 2001; Fisher, Rudin and Dominici
 * 2019): mean and deviation over 5 shuffles. All features that a column became are moved together. Most important first.
 */
export function importanceOf(asking: Asking): ModelResult['importance'] {
  const { encoder, labels, classes, predict, seed, checkpoint } = asking;
  const features = firstRows(asking.features, mostRows);
  const actual = labels.subarray(0, features.rows);
  const direction = directionOf(mainMetric(classes));
  const figureOf = (matrix: Matrix) => mainFigure({ classes, actual, predicted: predict(matrix) });
  const whole = figureOf(features);
  const owners = featuresOf(encoder).map(({ column }) => column);
  const random = createRandom(seed, 3);
  const found = encoder.columns.map(({ column: name }, column) => {
    const at = owners.flatMap((owner, feature) => (owner === column ? [feature] : []));
    const drops = Array.from({ length: shuffles }, () => {
      checkpoint();
      const order = randomOrder(features.rows, random);
      const values = features.values.slice();
      for (let row = 0; row < features.rows; row++)
        for (const feature of at)
          values[row * features.columns + feature] = features.values[order[row]! * features.columns + feature]!;
      return direction * (whole - figureOf({ ...features, values }));
    });
    const drop = drops.reduce((sum, value) => sum + value, 0) / shuffles;
    const variance = drops.reduce((sum, value) => sum + (value - drop) ** 2, 0) / shuffles;
    return { column: name, drop, deviation: Math.sqrt(variance) };
  });
  return found.sort((a, b) => b.drop - a.drop);
}

function firstRows(features: Matrix, most: number): Matrix {
  if (features.rows <= most) return features;
  return { ...features, rows: most, values: features.values.subarray(0, most * features.columns) };
}
