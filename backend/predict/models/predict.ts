import { logistic, softmaxInPlace } from '../../numerics/softmax.ts';
import type { Matrix, Model, NetworkModel } from './model.ts';
import { passLayer } from './network/forward.ts';
import { leafOf } from './trees/walk-tree.ts';

/** Scores of one row: classes, or 1 for two classes of a linear, network or boosted model, or 1 for a regression. */
export function scoreCount(model: Model): number {
  if (model.classes === 0) return 1;
  const logits = model.kind === 'linear' || model.kind === 'network' || model.kind === 'boosted';
  return logits && model.classes === 2 ? 1 : model.classes;
}

/**
 * What the model sums up before any logistic or softmax: log odds of class 1, logits by class, or the value itself (of a
 * baseline, tree or forest: class shares, which are the probabilities already). rows x scoreCount, row by row. Throws a
 * RangeError when the matrix has other columns than the model.
 */
export function predictScores(model: Model, matrix: Matrix): Float64Array {
  if (matrix.columns !== model.columns)
    throw new RangeError(`The model takes ${model.columns} columns, not ${matrix.columns}`);
  const { rows } = matrix;
  const count = scoreCount(model);
  const scores = new Float64Array(rows * count);
  switch (model.kind) {
    case 'baseline':
      for (let i = 0; i < rows; i++) scores.set(model.values, i * count);
      break;
    case 'linear': {
      const layer = { inputs: model.columns, units: count, weights: model.weights, biases: model.biases };
      for (let i = 0; i < rows; i++)
        passLayer(layer, matrix.values, i * matrix.columns, scores, i * count, false);
      break;
    }
    case 'network':
      networkScores(model, matrix, scores);
      break;
    case 'tree':
    case 'forest': {
      const trees = model.kind === 'tree' ? [model.tree] : model.trees;
      for (const tree of trees)
        for (let i = 0; i < rows; i++) {
          const at = leafOf(tree, matrix, i) * count;
          for (let k = 0; k < count; k++) scores[i * count + k]! += tree.values[at + k]! / trees.length;
        }
      break;
    }
    case 'boosted':
      for (let i = 0; i < rows; i++) scores.set(model.base, i * count);
      for (const [t, tree] of model.trees.entries())
        for (let i = 0; i < rows; i++)
          scores[i * count + (t % count)]! += tree.values[leafOf(tree, matrix, i)]!;
  }
  return scores;
}

/** Probabilities, rows x classes, each row summing to 1; or values, one a row. Throws as predictScores does. */
export function predict(model: Model, matrix: Matrix): Float64Array {
  const scores = predictScores(model, matrix);
  const { classes, kind } = model;
  if (classes === 0 || kind === 'baseline' || kind === 'tree' || kind === 'forest') return scores;
  if (classes === 2) {
    const probabilities = new Float64Array(2 * matrix.rows);
    for (let i = 0; i < matrix.rows; i++) {
      const share = logistic(scores[i]!);
      probabilities[2 * i] = 1 - share;
      probabilities[2 * i + 1] = share;
    }
    return probabilities;
  }
  for (let i = 0; i < matrix.rows; i++) softmaxInPlace(scores, i * classes, classes);
  return scores;
}

function networkScores({ layers, mean, scale, classes }: NetworkModel, matrix: Matrix, scores: Float64Array) {
  const outputs = layers.map(({ units }) => new Float64Array(units));
  const last = layers.length - 1;
  const { units } = layers[last]!;
  for (let i = 0; i < matrix.rows; i++) {
    for (let l = 0; l <= last; l++) {
      const inputs = l === 0 ? matrix.values : outputs[l - 1]!;
      passLayer(layers[l]!, inputs, l === 0 ? i * matrix.columns : 0, outputs[l]!, 0, l < last);
    }
    const output = outputs[last]!;
    for (let u = 0; u < units; u++)
      scores[i * units + u] = classes === 0 ? mean + scale * output[u]! : output[u]!;
  }
}
