import type { OutputOf, ParsedInputOf } from '../../../contract/index.ts';
import { cellOf } from '../data/column.ts';
import { classAt } from '../metrics/truth.ts';
import { testOutcome, valuesOf, type OpenedRun } from './opened-run.ts';
import { predictedRow } from './predicted-row.ts';

/** Test rows, those the model was most wrong about first. */
export function testRowsOf(
  run: OpenedRun,
  {
    model,
    offset,
    limit,
    only,
  }: Pick<ParsedInputOf<'predict.testRows'>, 'model' | 'offset' | 'limit' | 'only'>,
): OutputOf<'predict.testRows'> {
  const { rows, outcome } = testOutcome(run, model);
  const { target, testRows } = run.state;
  const { classes, actual, predicted } = outcome;
  const wrongness = (at: number) =>
    classes === 0 ? Math.abs(actual[at]! - predicted[at]!) : 1 - predicted[at * classes + actual[at]!]!;
  const isWrong = (at: number) => classes === 0 || classAt(outcome, at) !== actual[at];
  const order = Array.from(testRows, (_, at) => at)
    .filter((at) => only === 'all' || isWrong(at))
    .sort((a, b) => wrongness(b) - wrongness(a) || a - b);
  const column = rows.columns.find(({ name }) => name === target.column)!;
  return {
    total: order.length,
    rows: order.slice(offset, offset + limit).map((at) => ({
      row: testRows[at]!,
      values: valuesOf(run, testRows[at]!),
      actual: cellOf(column, at),
      predicted: predictedRow(target, predicted, at),
    })),
  };
}
