import type { ColumnProfile } from '../../../contract/predict-data.ts';
import type { Table } from './column.ts';

/** Fewer rows can't be parted into training and test with anything to see. */
export const leastRows = 10;

/** Why nothing can be learnt from a table, whatever the target, in a sentence; null when something can. */
export function tableRefusal({ rows, columns }: Table, profiles: readonly ColumnProfile[]): string | null {
  if (columns.length === 1)
    return `The table has one column only ("${columns[0]!.name}"): a prediction needs at least one other to go by.`;
  if (rows === 0) return 'The table has a header and no rows.';
  if (rows === 1) return 'The table has one row only: there is nothing to learn from and nothing to test on.';
  if (profiles.every(({ kind }) => kind === 'empty')) return 'Every cell of the table is empty.';
  if (rows < leastRows)
    return `The table has ${rows} rows: at least ${leastRows} are needed to train and to test.`;
  return null;
}
