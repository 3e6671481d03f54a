import { createRandom, randomOrder } from '../../../numerics/random.ts';
import { checkData } from '../check-data.ts';
import type { BoostedModel, FitOptions, TrainingData, Tree } from '../model.ts';
import { binColumns } from './bin-columns.ts';
import { createBoostingLoss } from './boosting-loss.ts';
import { growTree } from './grow-tree.ts';
import { leafOf } from './walk-tree.ts';

export interface BoostedSettings {
  /** Rounds; each adds a tree, or one for each class where there are more than two. */
  readonly rounds: number;
  readonly learningRate: number;
  readonly maxLeaves: number;
  readonly maxDepth: number;
  readonly minLeafRows: number;
  readonly l2: number;
  /** Share of the rows kept aside to watch the loss on. 0: all are learnt from. */
  readonly validationShare: number;
  /** Stop when the validation loss hasn't become better for so many rounds; null: go on to the end. */
  readonly patience: number | null;
  /**
   * With fewer rows than this and `patience`, the trees are grown again on all rows, for as many rounds as were best:
   * rows kept aside are missed where there are few. The losses told are those of the first training.
   */
  readonly refitBelow: number;
}

export const boostedDefaults: BoostedSettings = {
  rounds: 100,
  learningRate: 0.1,
  maxLeaves: 31,
  maxDepth: Infinity,
  minLeafRows: 20,
  l2: 1,
  validationShare: 0.2,
  patience: 10,
  refitBelow: 5000,
};

/**
 * Gradient-boosted trees on histograms of 256 bins (Friedman 2001; second-order leaves after Chen and Guestrin 2016;
 * leaf-wise growth after Ke et al. 2017): logistic loss for two classes, softmax for more, squared error for numbers.
 * Missing values go to the side that lowers the loss more. The rounds up to the lowest validation loss are kept.
 */
export function fitBoosted(
  data: TrainingData,
  options: FitOptions,
  settings: Partial<BoostedSettings> = {},
): BoostedModel {
  checkData(data);
  const chosen = { ...boostedDefaults, ...settings };
  const { features, target } = data;
  const order = Int32Array.from(randomOrder(features.rows, createRandom(options.seed, 1)));
  const held = Math.floor(features.rows * chosen.validationShare);
  const validation = order.slice(0, held);
  const training = order.slice(held).sort();
  const binned = binColumns(features, options.checkpoint);
  const loss = createBoostingLoss(target, training, options.classWeights ?? null);
  const { scores, outputs } = loss;
  const weights = new Float64Array(features.rows);
  const response = new Float64Array(features.rows);
  const random = createRandom(options.seed, 2);
  const trees: Tree[] = [];
  let best = Infinity;
  let kept = 0;
  for (let round = 1; round <= chosen.rounds; round++) {
    // The trees of one round see the scores before it.
    const before = outputs > 1 ? scores.slice() : scores;
    for (let k = 0; k < outputs; k++) {
      loss.derive(training, before, k, response, weights);
      const rows = training.slice();
      const grown = growTree(
        {
          binned,
          rows,
          weights,
          response,
          outputs: 1,
          columnsPerSplit: null,
          random,
          checkpoint: options.checkpoint,
        },
        { ...chosen, minLeafWeight: 1e-3 },
      );
      const values = grown.tree.values.map((value) => value * chosen.learningRate);
      const tree = { ...grown.tree, values };
      trees.push(tree);
      for (let i = 0; i < held; i++) {
        const row = validation[i]!;
        scores[row * outputs + k]! += values[leafOf(tree, features, row)]!;
      }
      for (const { node, from, to } of grown.leaves)
        for (let i = from; i < to; i++) scores[rows[i]! * outputs + k]! += values[node]!;
    }
    const validationLoss = held > 0 ? loss.mean(validation) : null;
    options.onEpoch?.({
      epoch: round,
      epochs: chosen.rounds,
      trainingLoss: loss.mean(training),
      validationLoss,
    });
    if (validationLoss === null || chosen.patience === null) {
      kept = round;
    } else if (validationLoss < best) {
      best = validationLoss;
      kept = round;
    } else if (round - kept >= chosen.patience) break;
  }
  if (held > 0 && chosen.patience !== null && features.rows < chosen.refitBelow && kept > 0) {
    const all = { ...chosen, rounds: kept, validationShare: 0, patience: null };
    return fitBoosted(data, { ...options, onEpoch: undefined }, all);
  }
  return {
    kind: 'boosted',
    columns: features.columns,
    classes: target.task === 'classes' ? target.classes : 0,
    base: loss.base,
    trees: trees.slice(0, kept * outputs),
  };
}
