import { createRandom } from '../../numerics/random.ts';
import { choosePenalty, pick, rowsWhere } from './choose-penalty.ts';
import { foldsOf } from './folds.ts';
import { fitLogistic, probabilities, type Examples, type LinearModel } from './logistic.ts';

/** Examples of one language with their texts, by which alike ones are kept together. */
export interface LabelledTexts extends Examples {
  readonly texts: readonly string[];
}

export interface FittedClassifier {
  readonly model: LinearModel;
  readonly penalty: number;
}

/** Learns from examples, with the penalty that they themselves choose. */
export function fitClassifier(
  examples: LabelledTexts,
  classCount: number,
  seed: number,
  checkpoint: () => void,
): FittedClassifier {
  const penalty = choosePenalty(examples, examples.texts, classCount, seed, checkpoint);
  return { penalty, model: fitLogistic(examples, classCount, penalty, checkpoint) };
}

/**
 * What each example is said to be by a classifier that hasn't seen it: of every fold, learnt from the other folds, with
 * the penalty chosen within those. `onFold` is told how many are done.
 */
export function crossValidate(
  examples: LabelledTexts,
  classCount: number,
  foldCount: number,
  seed: number,
  checkpoint: () => void,
  onFold: (done: number) => void = () => undefined,
): Int32Array {
  const folds = foldsOf(examples.classes, examples.texts, foldCount, createRandom(seed, 1));
  const said = new Int32Array(examples.classes.length).fill(-1);
  for (let fold = 0; fold < foldCount; fold++) {
    const rows = rowsWhere(folds, (f) => f !== fold);
    const texts = Array.from(rows, (row) => examples.texts[row]!);
    const { model } = fitClassifier({ ...pick(examples, rows), texts }, classCount, seed, checkpoint);
    for (const row of rowsWhere(folds, (f) => f === fold))
      said[row] = likeliest(probabilities(model, examples.vectors, row * examples.dimensions));
    onFold(fold + 1);
  }
  return said;
}

/** Place of the highest value. */
export function likeliest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
