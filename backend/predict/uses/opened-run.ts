import { InklingError } from '../../../contract/errors.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import { cellOf, rowsOf, type Table } from '../data/column.ts';
import { encode } from '../encode/encode.ts';
import { targetNumbers } from '../encode/target-encoder.ts';
import { classCount } from '../train/fit.ts';
import type { Model } from '../models/model.ts';
import { predict } from '../models/predict.ts';
import type { Outcome } from '../metrics/truth.ts';
import type { RunState } from '../train/state.ts';

/** A run with the data it was trained on, ready to be asked. */
export interface OpenedRun {
  readonly runId: string;
  readonly table: Table;
  readonly state: RunState;
}

/** Throws `not-found` when the run has no such model. */
export function modelOf({ state }: Pick<OpenedRun, 'state'>, id: PredictModelId): Model {
  const model = state.models[id];
  if (model) return model;
  throw new InklingError(
    'not-found',
    'This run has no such model.',
    'Choose one of the models that were trained.',
  );
}

/** The test rows as they were read, and what a model says of them beside what is so. */
export function testOutcome(
  run: OpenedRun,
  id: PredictModelId,
): { readonly rows: Table; readonly outcome: Outcome } {
  const { encoder, target, testRows } = run.state;
  const rows = rowsOf(run.table, testRows);
  const column = rows.columns.find(({ name }) => name === target.column)!;
  const predicted = predict(modelOf(run, id), encode(encoder, rows).features);
  return { rows, outcome: { classes: classCount(target), actual: targetNumbers(target, column), predicted } };
}

/** The cells of a row by column, of the columns that go into the models. */
export function valuesOf({ table, state }: OpenedRun, row: number): Record<string, string> {
  const inputs = new Set(state.encoder.columns.map(({ column }) => column));
  const used = table.columns.filter(({ name }) => inputs.has(name));
  return Object.fromEntries(used.map((column) => [column.name, cellOf(column, row)]));
}
