/**
 * What was so and what was predicted, row by row. Of classes: class numbers and `classes` probabilities a row, one after
 * the other; of numbers: the numbers, and `classes` is 0.
 */
export interface Outcome {
  readonly classes: number;
  readonly actual: ArrayLike<number>;
  readonly predicted: Float64Array;
}

/** The most probable class of a row; of equal ones the first. */
export function classAt({ classes, predicted }: Pick<Outcome, 'classes' | 'predicted'>, row: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++)
    if (predicted[row * classes + k]! > predicted[row * classes + best]!) best = k;
  return best;
}

/** The outcome of some of the rows; a row may come more than once. */
export function outcomeOf({ classes, actual, predicted }: Outcome, rows: ArrayLike<number>): Outcome {
  const width = Math.max(1, classes);
  const chosen = new Float64Array(rows.length * width);
  const truth = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    truth[at] = actual[row]!;
    for (let k = 0; k < width; k++) chosen[at * width + k] = predicted[row * width + k]!;
  }
  return { classes, actual: truth, predicted: chosen };
}
