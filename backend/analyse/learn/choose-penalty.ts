import { createRandom, randomOrder } from '../../numerics/random.ts';
import { foldsOf } from './folds.ts';
import { fitLogistic, probabilities, type Examples } from './logistic.ts';

/** Strengths of the penalty that are tried, for vectors of length 1. */
export const penalties = [1e-4, 1e-3, 1e-2, 1e-1] as const;
const usual = 1e-3;
const mostRows = 400;

/**
 * The penalty with the least log loss in a 3-fold cross-validation, on at most 400 examples. A class with a single
 * example can't be judged; then the usual one is taken.
 */
export function choosePenalty(
  examples: Examples,
  keys: readonly string[],
  classCount: number,
  seed: number,
  checkpoint: () => void,
): number {
  const order = randomOrder(examples.classes.length, createRandom(seed, 5)).slice(0, mostRows);
  const { part, partKeys } = {
    part: pick(examples, order),
    partKeys: Array.from(order, (row) => keys[row]!),
  };
  const counts = new Int32Array(classCount);
  for (const c of part.classes) counts[c]!++;
  if (counts.some((count) => count === 1)) return usual;
  const folds = foldsOf(part.classes, partKeys, 3, createRandom(seed, 6));
  let best: number = usual;
  let least = Infinity;
  for (const penalty of penalties) {
    let loss = 0;
    for (let fold = 0; fold < 3; fold++) {
      const model = fitLogistic(
        pick(
          part,
          rowsWhere(folds, (f) => f !== fold),
        ),
        classCount,
        penalty,
        checkpoint,
      );
      for (const row of rowsWhere(folds, (f) => f === fold)) {
        const p = probabilities(model, part.vectors, row * part.dimensions);
        loss -= Math.log(Math.max(1e-12, p[part.classes[row]!]!));
      }
    }
    if (loss < least) [least, best] = [loss, penalty];
  }
  return best;
}

/** Some of the examples, in that order. */
export function pick({ dimensions, vectors, classes }: Examples, rows: ArrayLike<number>): Examples {
  const picked = new Float32Array(rows.length * dimensions);
  const pickedClasses = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    picked.set(vectors.subarray(rows[i]! * dimensions, (rows[i]! + 1) * dimensions), i * dimensions);
    pickedClasses[i] = classes[rows[i]!]!;
  }
  return { dimensions, vectors: picked, classes: pickedClasses };
}

/** Places whose value holds. */
export function rowsWhere(values: Int32Array, holds: (value: number) => boolean): Int32Array {
  return Int32Array.from([...values.keys()].filter((row) => holds(values[row]!)));
}
