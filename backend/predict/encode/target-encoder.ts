import type { PredictTask } from '../../../contract/predict-data.ts';
import type { Column } from '../data/column.ts';
import { isMissing } from '../data/missing.ts';
import { readNumbers } from '../data/read-numbers.ts';
import type { Target } from '../models/model.ts';

/** How the target becomes numbers. Plain data. */
export type TargetEncoder =
  | { readonly task: 'binary' | 'multiclass'; readonly column: string; readonly classes: readonly string[] }
  | { readonly task: 'regression'; readonly column: string; readonly decimalComma: boolean };

/** Classes in the order that numbers have, or of two, the positive one last. */
export function fitTarget(column: Column, task: PredictTask, positive: string | null): TargetEncoder {
  if (task === 'regression')
    return { task, column: column.name, decimalComma: readNumbers(column.values).decimalComma };
  const used = new Set(Array.from(column.codes, (code) => column.values[code]!));
  const names = [...new Set([...used].filter((value) => !isMissing(value)).map((value) => value.trim()))];
  const numbers = names.map(Number);
  const areNumbers = numbers.every((number) => Number.isFinite(number));
  names.sort((a, b) => (areNumbers ? Number(a) - Number(b) : a < b ? -1 : 1));
  if (task === 'binary' && positive !== null && names[0] === positive) names.reverse();
  return { task, column: column.name, classes: names };
}

/** For each row its class number, or its number; NaN where there is none that the encoder knows. */
export function targetNumbers(encoder: TargetEncoder, column: Column): Float64Array {
  const byCode =
    encoder.task === 'regression'
      ? readNumbers(column.values, encoder.decimalComma).numbers
      : Float64Array.from(column.values, (value) => {
          const at = isMissing(value) ? -1 : encoder.classes.indexOf(value.trim());
          return at < 0 ? NaN : at;
        });
  return Float64Array.from(column.codes, (code) => byCode[code]!);
}

/** The target as models take it. */
export function targetOf(encoder: TargetEncoder, numbers: Float64Array): Target {
  return encoder.task === 'regression'
    ? { task: 'numbers', values: numbers }
    : { task: 'classes', classes: encoder.classes.length, values: Int32Array.from(numbers) };
}
