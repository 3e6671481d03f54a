import type { Column, Table } from '../data/column.ts';
import { isMissing } from '../data/missing.ts';
import { readDates } from '../data/read-dates.ts';
import { readNumbers } from '../data/read-numbers.ts';
import type { Matrix } from '../models/model.ts';
import { datePart } from './date-parts.ts';
import { featuresOf, type ColumnEncoder, type Encoder, type Scale } from './encoder.ts';
import { categoryOf } from './fit-encoder.ts';

/** Rows as features, and what of them the encoder had never seen. */
export interface Encoded {
  readonly features: Matrix;
  /** Columns the encoder knows that the table hasn't. */
  readonly missingColumns: readonly string[];
  /** Cells with a category that no training row had. */
  readonly unknownValues: number;
}

/** Encodes rows; columns are found by name, one that isn't there counts as missing. */
export function encode(encoder: Encoder, table: Table): Encoded {
  const width = featuresOf(encoder).length;
  const values = new Float32Array(table.rows * width);
  const missingColumns: string[] = [];
  let unknownValues = 0;
  let at = 0;
  for (const columnEncoder of encoder.columns) {
    const found = table.columns.find(({ name }) => name === columnEncoder.column);
    if (!found) missingColumns.push(columnEncoder.column);
    const column = found ?? absent(columnEncoder.column, table.rows);
    const { vectors, unknown } = vectorsOf(columnEncoder, column);
    const size = vectors.length / Math.max(1, column.values.length);
    for (let row = 0; row < table.rows; row++) {
      const code = column.codes[row]!;
      unknownValues += unknown[code]!;
      for (let i = 0; i < size; i++) values[row * width + at + i] = vectors[code * size + i]!;
    }
    at += size;
  }
  return { features: { rows: table.rows, columns: width, values }, missingColumns, unknownValues };
}

function absent(name: string, rows: number): Column {
  return { name, values: [''], codes: new Int32Array(rows) };
}

/** The features of each different value of a column, one after the other. */
function vectorsOf(encoder: ColumnEncoder, column: Column): { vectors: Float32Array; unknown: Uint8Array } {
  const unknown = new Uint8Array(column.values.length);
  const rows = (() => {
    switch (encoder.kind) {
      case 'number': {
        const { numbers } = readNumbers(column.values, encoder.decimalComma);
        return Array.from(numbers, (number) => {
          const isAbsent = Number.isNaN(number);
          const scaled = scaledBy(encoder.scale, isAbsent ? encoder.median : number);
          return encoder.indicator ? [scaled, isAbsent ? 1 : 0] : [scaled];
        });
      }
      case 'date': {
        const { times } = readDates(column.values, encoder.order);
        return Array.from(times, (time) => {
          const isAbsent = Number.isNaN(time);
          const known = isAbsent ? encoder.median : time;
          const parts = encoder.parts.map(({ part, scale }) => scaledBy(scale, datePart(known, part)));
          return encoder.indicator ? [...parts, isAbsent ? 1 : 0] : parts;
        });
      }
      default:
        return column.values.map((value, at) => {
          const category = categoryOf(value);
          const place = encoder.categories.indexOf(category);
          const isKnown = place >= 0 || (encoder.ranks?.names.includes(category) ?? false);
          if (!isKnown && !isMissing(value)) unknown[at] = 1;
          const oneHot = encoder.categories.map((_, index) => (index === place ? 1 : 0));
          const bucket = encoder.rareBucket ? [place < 0 && category !== '' ? 1 : 0] : [];
          return [...oneHot, ...bucket, ...(encoder.ranks ? [rankOf(encoder.ranks, category)] : [])];
        });
    }
  })();
  return { vectors: Float32Array.from(rows.flat()), unknown };
}

/** A category that isn't known stands behind the rarest. */
function rankOf({ names, scale }: { names: readonly string[]; scale: Scale }, category: string): number {
  const rank = names.indexOf(category);
  return scaledBy(scale, rank < 0 ? names.length : rank);
}

/** Held within what a float32 carries well, so that one monstrous cell in new rows can't spoil a sum. */
function scaledBy({ mean, deviation }: Scale, value: number): number {
  return Math.max(-1e6, Math.min(1e6, (value - mean) / deviation));
}
