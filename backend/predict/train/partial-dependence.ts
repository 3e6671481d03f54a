import type { ModelResult } from '../../../contract/predict-results.ts';
import { columnOf, type Column, type Table } from '../data/column.ts';
import { readDates } from '../data/read-dates.ts';
import { readNumbers } from '../data/read-numbers.ts';
import { quantileOf } from '../data/spread.ts';
import { textOfNumber } from '../data/text-of-number.ts';
import { encode } from '../encode/encode.ts';
import { featuresOf, type ColumnEncoder, type Encoder } from '../encode/encoder.ts';
import { partialDependence, type Setting } from '../explain/partial-dependence.ts';
import type { Matrix, Model } from '../models/model.ts';

const mostRows = 200;
const points = 12;
const categoriesShown = 10;

export interface Dependence {
  readonly encoder: Encoder;
  /** Rows as they were read, and as features. */
  readonly inputs: Table;
  readonly features: Matrix;
  /** The class whose probability is shown; without meaning for numbers. */
  readonly shownClass: { readonly at: number; readonly name: string };
  readonly checkpoint: () => void;
}

/** The mean prediction when every row takes one value of a column, for values over its range (Friedman 2001). */
export function partialDependenceOf(
  columns: readonly string[],
  model: Model,
  { encoder, inputs, features, shownClass, checkpoint }: Dependence,
): ModelResult['partialDependence'] {
  const rows = Math.min(mostRows, features.rows);
  const sample = { ...features, rows, values: features.values.subarray(0, rows * features.columns) };
  return columns.flatMap((name) => {
    const at = encoder.columns.findIndex(({ column }) => column === name);
    const columnEncoder = encoder.columns[at];
    const column = inputs.columns.find((candidate) => candidate.name === name);
    if (!columnEncoder || !column) return [];
    const grid = gridOf(columnEncoder, column);
    const settings = settingsOf(encoder, at, grid);
    const means = partialDependence(model, sample, settings, checkpoint);
    const place = model.classes === 0 ? 0 : shownClass.at;
    const shown = model.classes === 0 ? null : shownClass.name;
    const answers = grid.map(({ label, at: x }, point) => ({
      label,
      at: x,
      prediction: means[point]![place]!,
    }));
    return [{ column: name, kind: columnEncoder.kind, class: shown, points: answers }];
  });
}

/** The features of a column when its cell is each of the grid's. */
function settingsOf(encoder: Encoder, column: number, grid: readonly GridPoint[]): Setting[] {
  const { column: name } = encoder.columns[column]!;
  const cells = columnOf(
    name,
    grid.map(({ cell }) => cell),
  );
  const { features } = encode(encoder, { rows: grid.length, columns: [cells] });
  const owned = featuresOf(encoder).flatMap((feature, at) => (feature.column === column ? [at] : []));
  return grid.map((_, row) =>
    owned.map((feature) => ({ column: feature, value: features.values[row * features.columns + feature]! })),
  );
}

interface GridPoint {
  readonly cell: string;
  readonly label: string;
  readonly at: number | null;
}

function gridOf(encoder: ColumnEncoder, column: Column): GridPoint[] {
  switch (encoder.kind) {
    case 'number':
      return valuesAlong(column, readNumbers(column.values, encoder.decimalComma).numbers).map((at) => ({
        cell: textOfNumber(at, encoder.decimalComma),
        label: String(Number(at.toPrecision(4))),
        at,
      }));
    case 'date':
      return valuesAlong(column, readDates(column.values, encoder.order).times).map((at) => {
        const day = new Date(at).toISOString().slice(0, 10);
        return { cell: day, label: day, at };
      });
    default:
      return encoder.categories
        .slice(0, categoriesShown)
        .map((category) => ({ cell: category, label: category === '' ? '–' : category, at: null }));
  }
}

/** Values over the range of a column, evenly by rows; the outermost twentieths are left out, hardly seen by a model. */
function valuesAlong(column: Column, byCode: Float64Array): number[] {
  const sorted = Float64Array.from(column.codes, (code) => byCode[code]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return [];
  const chosen = Array.from({ length: points }, (_, at) =>
    quantileOf(sorted, 0.05 + (0.9 * at) / (points - 1)),
  );
  return [...new Set(chosen)];
}
