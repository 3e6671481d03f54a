import { InklingError } from '../../../contract/errors.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { Explanation } from '../../../contract/predict-uses.ts';
import { rowsOf, cellOf, type Table } from '../data/column.ts';
import { encode } from '../encode/encode.ts';
import { featuresOf } from '../encode/encoder.ts';
import { explainRows } from '../explain/explain-rows.ts';
import type { Model } from '../models/model.ts';
import { predict } from '../models/predict.ts';
import { explanationWords } from './explanation-words.ts';
import { rowFrom } from './one-row.ts';
import { modelOf, type OpenedRun } from './opened-run.ts';
import { predictedRow } from './predicted-row.ts';

/** Random orders of columns that a network's values are estimated by. */
const orders = 200;

/** Why a model says what it says of one row, by original column. Throws `not-found` and `invalid-input`. */
export function explainRow(
  run: OpenedRun,
  { model: id, of, class: wanted, language }: Omit<ParsedInputOf<'predict.explainRow'>, 'runId'>,
  checkpoint: () => void,
): Explanation {
  const { state } = run;
  const { encoder, target, background } = state;
  const model = modelOf(run, id);
  const row = of.kind === 'row' ? rowAt(run.table, of.row) : rowFrom(state, of.values);
  const { features } = encode(encoder, row);
  const predicted = predictedRow(target, predict(model, features), 0);
  const shown = classShown(
    target.task === 'regression' ? null : target.classes,
    wanted ?? predicted.prediction,
  );
  const { outputs, base, shares } = explainRows(model, features, { background, seed: 1, orders, checkpoint });
  // Of two classes a logistic score is the second's: the first one's is its opposite.
  const isOpposite = outputs === 1 && shown !== null && shown.at === 0;
  const sign = isOpposite ? -1 : 1;
  const output = outputs === 1 || shown === null ? 0 : shown.at;

  const amounts = new Float64Array(encoder.columns.length);
  featuresOf(encoder).forEach(({ column }, feature) => {
    amounts[column]! += sign * shares[feature * outputs + output]!;
  });
  const contributions = encoder.columns.map(({ column }, at) => {
    const cells = row.columns.find(({ name }) => name === column);
    return { column, value: cells ? cellOf(cells, 0) : '', amount: amounts[at]! };
  });
  contributions.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const start = sign * base[output]!;
  const explanation = {
    predicted,
    class: shown?.name ?? null,
    unit: unitOf(model),
    base: start,
    output: start + amounts.reduce((sum, amount) => sum + amount, 0),
    contributions,
    method: methodOf(model),
  };
  return { ...explanation, words: explanationWords(explanation, target.column, language) };
}

function rowAt(table: Table, row: number): Table {
  if (row < table.rows) return rowsOf(table, [row]);
  throw new InklingError(
    'not-found',
    `The data has ${table.rows} rows; row ${row + 1} isn’t there.`,
    'Choose another row.',
  );
}

function classShown(classes: readonly string[] | null, name: string): { at: number; name: string } | null {
  if (classes === null) return null;
  const at = classes.indexOf(name);
  if (at < 0)
    throw new InklingError(
      'invalid-input',
      `"${name}" is no class here.`,
      `Choose one of: ${classes.slice(0, 20).join(', ')}.`,
    );
  return { at, name };
}

function unitOf({ classes, kind }: Model): Explanation['unit'] {
  if (classes === 0) return 'target';
  return kind === 'linear' || kind === 'network' || kind === 'boosted' ? 'log-odds' : 'probability';
}

function methodOf({ kind }: Model): Explanation['method'] {
  if (kind === 'network') return 'sampled-shap';
  return kind === 'tree' || kind === 'forest' || kind === 'boosted' ? 'tree-shap' : 'linear-shap';
}
