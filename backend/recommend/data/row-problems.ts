import type { ProblemRow, ReasonCount, RowEffect, RowReason } from '../../../contract/recommend-data.ts';

/** What became of a row that met a reason. */
export const rowEffects: Readonly<Record<RowReason, RowEffect>> = {
  broken: 'dropped',
  'no-user': 'dropped',
  'no-item': 'dropped',
  'id-too-long': 'dropped',
  'no-value': 'dropped',
  'value-unreadable': 'dropped',
  'value-not-positive': 'dropped',
  'below-rule': 'dropped',
  repeated: 'joined',
  'time-missing': 'kept',
  'time-unreadable': 'kept',
  'item-unknown': 'kept',
  'item-without-id': 'dropped',
  'item-repeated': 'dropped',
  'price-unreadable': 'kept',
  'stock-unreadable': 'kept',
};

/** Of each reason so many rows are remembered; all are counted. */
const rowsKept = 1000;
const longestValue = 80;

/** Collects what is wrong in the rows of one file. */
export interface RowProblems {
  add(reason: RowReason, row: number, value: string): void;
  counts(): ReasonCount[];
  rows(): ProblemRow[];
}

export function createRowProblems(file: 'interactions' | 'items'): RowProblems {
  const byReason = new Map<RowReason, { count: number; rows: ProblemRow[] }>();
  return {
    add: (reason, row, value) => {
      let entry = byReason.get(reason);
      if (!entry) byReason.set(reason, (entry = { count: 0, rows: [] }));
      entry.count++;
      if (entry.rows.length < rowsKept)
        entry.rows.push({
          file,
          reason,
          effect: rowEffects[reason],
          row,
          value: value.slice(0, longestValue),
        });
    },
    counts: () =>
      Array.from(byReason, ([reason, { count }]) => ({ file, reason, effect: rowEffects[reason], count })),
    rows: () => [...byReason.values()].flatMap(({ rows }) => rows),
  };
}
