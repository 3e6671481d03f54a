import { createRandom, randomOrder } from '../../numerics/random.ts';
import type { Model, Target, TrainingData } from '../models/model.ts';
import { predict } from '../models/predict.ts';

export interface PermutationOptions {
  /** Higher is better; called with what `predict` gives. */
  readonly metric: (predictions: Float64Array, target: Target) => number;
  /** Prepared columns that belong together (those of one category), which are shuffled as one. */
  readonly groups: readonly (readonly number[])[];
  readonly repeats: number;
  readonly seed: number;
  readonly checkpoint?: () => void;
}

/** How much worse the metric becomes when a group of columns is shuffled. */
export interface PermutationImportance {
  readonly mean: number;
  /** Standard deviation over the repeats. */
  readonly deviation: number;
}

/** Permutation importance (Breiman 2001, section 10) on rows the model hasn't learnt from; one for each group. */
export function permutationImportance(
  model: Model,
  { features, target }: TrainingData,
  { metric, groups, repeats, seed, checkpoint }: PermutationOptions,
): PermutationImportance[] {
  const { rows, columns, values } = features;
  const whole = metric(predict(model, features), target);
  const changed = values.slice();
  return groups.map((group, g) => {
    const drops: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      checkpoint?.();
      const order = randomOrder(rows, createRandom(seed, g * repeats + repeat));
      for (const column of group)
        for (let i = 0; i < rows; i++) changed[i * columns + column] = values[order[i]! * columns + column]!;
      drops.push(whole - metric(predict(model, { rows, columns, values: changed }), target));
    }
    for (const column of group)
      for (let i = 0; i < rows; i++) changed[i * columns + column] = values[i * columns + column]!;
    const mean = drops.reduce((sum, drop) => sum + drop, 0) / repeats;
    const squares = drops.reduce((sum, drop) => sum + (drop - mean) ** 2, 0);
    return { mean, deviation: Math.sqrt(squares / Math.max(repeats - 1, 1)) };
  });
}
