import type { PredictRun } from '../../../contract/predict-results.ts';
import { textOfNumber } from '../data/text-of-number.ts';
import type { ColumnEncoder } from '../encode/encoder.ts';
import type { Prepared } from './prepare.ts';

const valuesShown = 200;

/** The columns that go in, with what a form needs to ask for them. */
export function inputsOf({ encoder }: Pick<Prepared, 'encoder'>): PredictRun['inputs'] {
  return encoder.columns.map((column) => ({
    column: column.column,
    kind: column.kind,
    values: valuesOf(column),
    range:
      column.kind === 'number'
        ? { lowest: column.lowest, median: column.median, highest: column.highest }
        : null,
    usual: usualOf(column),
  }));
}

function valuesOf(column: ColumnEncoder): string[] {
  if (column.kind === 'number' || column.kind === 'date') return [];
  return (column.ranks?.names ?? column.categories).filter((name) => name !== '').slice(0, valuesShown);
}

function usualOf(column: ColumnEncoder): string {
  switch (column.kind) {
    case 'number':
      return textOfNumber(column.median, column.decimalComma);
    case 'date':
      return new Date(column.median).toISOString().slice(0, 10);
    default:
      return valuesOf(column)[0] ?? '';
  }
}
