import { csvLine } from '../../../contract/csv.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { PredictedRow } from '../../../contract/predict-uses.ts';
import { columnOf, type Table } from '../data/column.ts';
import { encode } from '../encode/encode.ts';
import { predict } from '../models/predict.ts';
import type { TableReader } from '../ports.ts';
import { modelOf, type OpenedRun } from './opened-run.ts';
import { predictedRow } from './predicted-row.ts';
import { unusable } from '../train/prepare.ts';

/** Rows that are predicted together; their text is one piece. */
const batchRows = 1000;
const firstShown = 20;

/** What came of predicting a file. */
export interface PredictedTable {
  readonly name: string;
  readonly rows: number;
  readonly brokenRows: number;
  readonly missingColumns: readonly string[];
  readonly unknownValues: number;
  readonly first: readonly PredictedRow[];
}

/**
 * Reads a table and writes it again with the prediction and, of classes, each probability in columns of their own. Rows
 * with another number of cells than the header are left out and counted. Throws `table-unusable` when the table has none
 * of the model's columns.
 */
export function predictTable(
  run: Pick<OpenedRun, 'state'>,
  { model: id, source, options }: Pick<ParsedInputOf<'predict.predictRows'>, 'model' | 'source' | 'options'>,
  tables: TableReader,
  context: { checkpoint(): void; progress(rows: number, share: number | null): void },
  write: (text: string) => void,
): PredictedTable {
  const { encoder, target } = run.state;
  const model = modelOf(run, id);
  let names: readonly string[] = [];
  let batch: (readonly string[])[] = [];
  let [rows, brokenRows, unknownValues] = [0, 0, 0];
  let missingColumns: readonly string[] = [];
  const first: PredictedRow[] = [];

  const flush = () => {
    if (batch.length === 0) return;
    const encoded = encode(encoder, tableOf(names, batch));
    const predicted = predict(model, encoded.features);
    unknownValues += encoded.unknownValues;
    const lines = batch.map((cells, at) => {
      const row = predictedRow(target, predicted, at);
      if (first.length < firstShown) first.push(row);
      return csvLine([...cells, row.prediction, ...row.probabilities.map((share) => share.toFixed(4))]);
    });
    write(lines.join(''));
    rows += batch.length;
    batch = [];
  };
  const { name } = tables.read(
    source,
    options,
    {
      columns(columns) {
        names = columns.map((column) => column.name);
        missingColumns = encoder.columns
          .map(({ column }) => column)
          .filter((column) => !names.includes(column));
        if (missingColumns.length === encoder.columns.length) throw noColumns(missingColumns);
        const classes = target.task === 'regression' ? [] : target.classes;
        const added = [`predicted ${target.column}`, ...classes.map((value) => `probability ${value}`)];
        write(csvLine([...names, ...added]));
      },
      row(cells, _row, isBroken) {
        if (isBroken) {
          brokenRows++;
          return true;
        }
        batch.push([...cells]);
        if (batch.length === batchRows) flush();
        return true;
      },
    },
    context,
  );
  flush();
  return { name, rows, brokenRows, missingColumns, unknownValues, first };
}

function tableOf(names: readonly string[], rows: readonly (readonly string[])[]): Table {
  return {
    rows: rows.length,
    columns: names.map((name, at) =>
      columnOf(
        name,
        rows.map((row) => row[at]!),
      ),
    ),
  };
}

function noColumns(wanted: readonly string[]) {
  return unusable(
    `The file has none of the columns that the model knows: ${wanted.slice(0, 10).join(', ')}.`,
  );
}
