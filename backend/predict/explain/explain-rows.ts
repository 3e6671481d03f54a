import { createRandom } from '../../numerics/random.ts';
import type { Matrix, Model } from '../models/model.ts';
import { predictScores, scoreCount } from '../models/predict.ts';
import { addSampledShap } from './sampled-shap.ts';
import { addMeanOfTree, addTreeShap } from './tree-shap.ts';

export interface ExplainOptions {
  /** Mean of each column over the training rows: what linear models and networks are compared with. */
  readonly background: Float32Array;
  readonly seed: number;
  /** Random orders of columns, for networks. */
  readonly orders?: number;
  readonly checkpoint?: () => void;
}

/** What each column adds to the scores of each row, on the scale of `predictScores`. */
export interface Explanations {
  /** Scores of a row. */
  readonly outputs: number;
  /** What the scores start from: the average over the training rows (trees), or the scores of the background. */
  readonly base: Float64Array;
  /** rows x columns x outputs: base + sum over the columns is the score of the row. */
  readonly shares: Float64Array;
}

/**
 * Shapley values of the rows of a matrix: exact for trees (TreeSHAP, path dependent) and linear models (weight x distance
 * from the mean, columns taken as independent: Lundberg and Lee 2017, corollary 1), estimated for networks.
 */
export function explainRows(model: Model, matrix: Matrix, options: ExplainOptions): Explanations {
  const { rows, columns } = matrix;
  const outputs = scoreCount(model);
  const base = new Float64Array(outputs);
  const shares = new Float64Array(rows * columns * outputs);
  const start: Matrix = { rows: 1, columns, values: options.background };
  const eachRow = (explain: (row: number, at: number) => void) => {
    for (let row = 0; row < rows; row++) {
      options.checkpoint?.();
      explain(row, row * columns * outputs);
    }
  };
  switch (model.kind) {
    case 'baseline':
      base.set(model.values);
      break;
    case 'linear':
      base.set(predictScores(model, start));
      eachRow((row, at) => {
        for (let j = 0; j < columns; j++) {
          const distance = matrix.values[row * columns + j]! - options.background[j]!;
          for (let k = 0; k < outputs; k++)
            shares[at + j * outputs + k] = model.weights[k * columns + j]! * distance;
        }
      });
      break;
    case 'network':
      base.set(predictScores(model, start));
      eachRow((row, at) => {
        const own = matrix.values.slice(row * columns, (row + 1) * columns);
        const scoresOf = (variants: Matrix) => predictScores(model, variants);
        const random = createRandom(options.seed, row);
        addSampledShap(scoresOf, own, options.background, options.orders ?? 20, random, shares, at);
      });
      break;
    case 'tree':
    case 'forest': {
      const trees = model.kind === 'tree' ? [model.tree] : model.trees;
      const factor = 1 / trees.length;
      for (const tree of trees) addMeanOfTree(tree, factor, base, 0);
      eachRow((row, at) => {
        for (const tree of trees) addTreeShap(tree, matrix, row, factor, shares, at);
      });
      break;
    }
    case 'boosted': {
      base.set(model.base);
      for (const [t, tree] of model.trees.entries()) addMeanOfTree(tree, 1, base, t % outputs);
      // Trees have one output each: those of a class are summed apart, then put in its place.
      const ofOne = new Float64Array(columns);
      eachRow((row, at) => {
        for (let k = 0; k < outputs; k++) {
          ofOne.fill(0);
          for (let t = k; t < model.trees.length; t += outputs)
            addTreeShap(model.trees[t]!, matrix, row, 1, ofOne, 0);
          for (let j = 0; j < columns; j++) shares[at + j * outputs + k] = ofOne[j]!;
        }
      });
    }
  }
  return { outputs, base, shares };
}
