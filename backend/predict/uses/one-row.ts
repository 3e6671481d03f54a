import { InklingError } from '../../../contract/errors.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { PredictedRow } from '../../../contract/predict-uses.ts';
import { columnOf, type Table } from '../data/column.ts';
import { isMissing } from '../data/missing.ts';
import { readDates } from '../data/read-dates.ts';
import { readNumbers } from '../data/read-numbers.ts';
import { encode } from '../encode/encode.ts';
import type { ColumnEncoder } from '../encode/encoder.ts';
import { predict } from '../models/predict.ts';
import type { RunState } from '../train/state.ts';
import { modelOf } from './opened-run.ts';
import { predictedRow } from './predicted-row.ts';

/** One row from a form as a table. Throws `invalid-input` for a value that its column can't have. */
export function rowFrom({ encoder }: RunState, values: Readonly<Record<string, string>>): Table {
  const columns = encoder.columns.map((column) => {
    const value = values[column.column] ?? '';
    const why = isMissing(value) ? null : whyUnreadable(column, value);
    if (why !== null)
      throw new InklingError('invalid-input', why, 'Change it, or leave it empty if it isn’t known.');
    return columnOf(column.column, [value]);
  });
  return { rows: 1, columns };
}

function whyUnreadable(encoder: ColumnEncoder, value: string): string | null {
  const name = `"${encoder.column}"`;
  switch (encoder.kind) {
    case 'number':
      return Number.isNaN(readNumbers([value], encoder.decimalComma).numbers[0]!)
        ? `${name} is a column of numbers, and "${value.slice(0, 80)}" is none.`
        : null;
    case 'date':
      return Number.isNaN(readDates([value], encoder.order).times[0]!)
        ? `${name} is a column of dates, and "${value.slice(0, 80)}" is none.`
        : null;
    default:
      return null;
  }
}

/** What a model says of one row from a form. */
export function predictOne(
  state: RunState,
  id: PredictModelId,
  values: Readonly<Record<string, string>>,
): PredictedRow {
  const { features } = encode(state.encoder, rowFrom(state, values));
  return predictedRow(state.target, predict(modelOf({ state }, id), features), 0);
}
