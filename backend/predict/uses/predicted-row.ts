import type { PredictedRow } from '../../../contract/predict-uses.ts';
import type { TargetEncoder } from '../encode/target-encoder.ts';
import { classAt } from '../metrics/truth.ts';

/** What a model says of a row, out of what `predict` gave for all. */
export function predictedRow(target: TargetEncoder, predicted: Float64Array, row: number): PredictedRow {
  if (target.task === 'regression') {
    const number = predicted[row]!;
    return { prediction: shownNumber(number), number, probabilities: [] };
  }
  const classes = target.classes.length;
  return {
    prediction: target.classes[classAt({ classes, predicted }, row)]!,
    number: null,
    probabilities: [...predicted.slice(row * classes, (row + 1) * classes)],
  };
}

/** A number in as many digits as mean something. */
export function shownNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
}
