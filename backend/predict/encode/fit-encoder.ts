import { countsOf, type Column, type Table } from '../data/column.ts';
import { columnKind } from '../data/column-kind.ts';
import { isMissing } from '../data/missing.ts';
import { readDates } from '../data/read-dates.ts';
import { readNumbers } from '../data/read-numbers.ts';
import { quantileOf } from '../data/spread.ts';
import { datePart } from './date-parts.ts';
import { dateParts, type ColumnEncoder, type Encoder, type Scale } from './encoder.ts';

/** Categories with a feature of their own. */
const mostCategories = 20;
/** A category in fewer training rows goes into the bucket of rare ones. */
const leastRows = 2;

/** Learns from training rows how to encode rows. Columns without anything in them are left out. */
export function fitEncoder(training: Table): Encoder {
  return { columns: training.columns.flatMap((column) => fitColumn(column) ?? []) };
}

function fitColumn(column: Column): ColumnEncoder | null {
  const kind = columnKind(column);
  if (kind === 'empty' || kind === 'free-text') return null;
  if (kind === 'number') return fitNumber(column);
  return kind === 'date' ? fitDate(column) : fitCategories(column, kind);
}

/** The numbers of the rows, missing ones left out, sorted. */
function known(column: Column, byCode: Float64Array): Float64Array {
  return Float64Array.from(column.codes, (code) => byCode[code]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
}

function fitNumber(column: Column): ColumnEncoder {
  const used = usedValues(column);
  const { decimalComma } = readNumbers(used);
  const sorted = known(column, readNumbers(column.values, decimalComma).numbers);
  const median = quantileOf(sorted, 0.5);
  const missing = column.codes.length - sorted.length;
  return {
    ...{ kind: 'number', column: column.name, decimalComma, median },
    lowest: sorted[0]!,
    highest: sorted.at(-1)!,
    scale: scaleOf(sorted, missing, median),
    indicator: missing > 0,
  };
}

function fitDate(column: Column): ColumnEncoder {
  const { order } = readDates(usedValues(column));
  const sorted = known(column, readDates(column.values, order).times);
  const median = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const missing = column.codes.length - sorted.length;
  const parts = dateParts.map((part) => {
    const numbers = sorted.map((time) => datePart(time, part));
    return {
      part,
      scale: scaleOf(numbers, missing, datePart(median, part)),
      varies: numbers.some((n) => n !== numbers[0]),
    };
  });
  return {
    ...{ kind: 'date', column: column.name, order, median },
    parts: parts.filter(({ varies }) => varies).map(({ part, scale }) => ({ part, scale })),
    indicator: missing > 0,
  };
}

function fitCategories(column: Column, kind: 'category' | 'many-categories'): ColumnEncoder {
  const counts = countsOf(column);
  const rows = new Map<string, number>();
  column.values.forEach((value, at) => {
    if (counts[at]! === 0) return;
    const category = categoryOf(value);
    rows.set(category, (rows.get(category) ?? 0) + counts[at]!);
  });
  const names = [...rows.keys()].sort((a, b) => rows.get(b)! - rows.get(a)! || (a < b ? -1 : 1));
  const categories = names.filter((name, at) => at < mostCategories && rows.get(name)! >= leastRows);
  const ranksOfRows =
    column.codes.length === 0 ? [] : names.flatMap((name, rank) => Array<number>(rows.get(name)!).fill(rank));
  return {
    ...{ kind, column: column.name, categories },
    rareBucket: categories.length < names.length,
    ranks:
      kind === 'many-categories' ? { names, scale: scaleOf(Float64Array.from(ranksOfRows), 0, 0) } : null,
  };
}

/** A category without the spaces around it; '' for what is missing. */
export function categoryOf(value: string): string {
  return isMissing(value) ? '' : value.trim();
}

/** Values that some row has: what other rows have must not be learnt from. */
function usedValues(column: Column): string[] {
  const counts = countsOf(column);
  return column.values.filter((_, at) => counts[at]! > 0);
}

/** Mean and deviation once missing values are filled in. Worked out in two passes, since squares of huge numbers overflow. */
function scaleOf(numbers: Float64Array, missing: number, filler: number): Scale {
  const count = numbers.length + missing;
  let mean = (filler / count) * missing;
  for (const value of numbers) mean += value / count;
  let largest = missing > 0 ? Math.abs(filler - mean) : 0;
  for (const value of numbers) largest = Math.max(largest, Math.abs(value - mean));
  if (largest === 0) return { mean, deviation: 1 };
  let squares = missing * ((filler - mean) / largest) ** 2;
  for (const value of numbers) squares += ((value - mean) / largest) ** 2;
  const deviation = largest * Math.sqrt(squares / count);
  return { mean, deviation: deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? deviation : 1 };
}
