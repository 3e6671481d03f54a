import type { ModelResult } from '../../../contract/predict-results.ts';
import { columnOf, rowsOf, type Column, type Table } from '../data/column.ts';
import { readDates } from '../data/read-dates.ts';
import { readNumbers } from '../data/read-numbers.ts';
import { quantileOf } from '../data/spread.ts';
import { textOfNumber } from '../data/text-of-number.ts';
import { encode } from '../encode/encode.ts';
import type { ColumnEncoder, Encoder } from '../encode/encoder.ts';
import type { Matrix } from '../models/model.ts';

const mostRows = 200;
const points = 12;
const categoriesShown = 10;

export interface Dependence {
  readonly encoder: Encoder;
  /** Rows as they were read. */
  readonly inputs: Table;
  readonly predict: (features: Matrix) => Float64Array;
  readonly classes: number;
  /** The class whose probability is shown; without meaning for numbers. */
  readonly shownClass: { readonly at: number; readonly name: string };
  readonly checkpoint: () => void;
}

/** The mean prediction when every row takes one value of a column, for values over its range (Friedman 2001). */
export function partialDependenceOf(
  columns: readonly string[],
  { encoder, inputs, predict, classes, shownClass, checkpoint }: Dependence,
): ModelResult['partialDependence'] {
  const sample = rowsOf(inputs, Int32Array.from({ length: Math.min(mostRows, inputs.rows) }, (_, row) => row));
  const width = Math.max(1, classes);
  const place = classes === 0 ? 0 : shownClass.at;
  return columns.flatMap((name) => {
    const columnEncoder = encoder.columns.find(({ column }) => column === name);
    const column = inputs.columns.find((candidate) => candidate.name === name);
    if (!columnEncoder || !column) return [];
    const answers = gridOf(columnEncoder, column).map(({ cell, label, at }) => {
      checkpoint();
      const changed = withCell(sample, name, cell);
      const predicted = predict(encode(encoder, changed).features);
      let sum = 0;
      for (let row = 0; row < sample.rows; row++) sum += predicted[row * width + place]!;
      return { label, at, prediction: sum / sample.rows };
    });
    const shown = classes === 0 ? null : shownClass.name;
    return [{ column: name, kind: columnEncoder.kind, class: shown, points: answers }];
  });
}

function withCell(table: Table, name: string, cell: string): Table {
  const columns = table.columns.map((column) =>
    column.name === name ? { ...columnOf(name, [cell]), codes: new Int32Array(table.rows) } : column,
  );
  return { rows: table.rows, columns };
}

interface GridPoint {
  readonly cell: string;
  readonly label: string;
  readonly at: number | null;
}

function gridOf(encoder: ColumnEncoder, column: Column): GridPoint[] {
  if (encoder.kind === 'category' || encoder.kind === 'many-categories')
    return encoder.categories
      .slice(0, categoriesShown)
      .map((category) => ({ cell: category, label: category === '' ? '–' : category, at: null }));
  const scale =
    encoder.kind === 'number'
      ? readNumbers(column.values, encoder.decimalComma).numbers
      : readDates(column.values, encoder.order).times;
  const sorted = Float64Array.from(column.codes, (code) => scale[code]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return [];
  // The outermost twentieths are left out: a model has hardly seen them.
  const chosen = Array.from({ length: points }, (_, at) => quantileOf(sorted, 0.05 + (0.9 * at) / (points - 1)));
  return [...new Set(chosen)].map((value) => {
    if (encoder.kind === 'date') {
      const day = new Date(value).toISOString().slice(0, 10);
      return { cell: day, label: day, at: value };
    }
    const label = String(Number(value.toPrecision(4)));
    return { cell: textOfNumber(value, encoder.decimalComma), label, at: value };
  });
}
