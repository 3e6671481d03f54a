import { describe, expect, it } from 'vitest';
import { columnOf, type Table } from '../../../../backend/predict/data/column.ts';
import { encode } from '../../../../backend/predict/encode/encode.ts';
import { featuresOf } from '../../../../backend/predict/encode/encoder.ts';
import { fitEncoder } from '../../../../backend/predict/encode/fit-encoder.ts';

const tableOf = (columns: Readonly<Record<string, readonly string[]>>): Table => ({
  rows: Object.values(columns)[0]!.length,
  columns: Object.entries(columns).map(([name, cells]) => columnOf(name, cells)),
});
const rowsOf = (table: Table, encoder: ReturnType<typeof fitEncoder>) => {
  const { features } = encode(encoder, table);
  return Array.from({ length: features.rows }, (_, row) => [
    ...features.values.slice(row * features.columns, (row + 1) * features.columns),
  ]);
};

describe('encoding rows', () => {
  it('scales numbers by what the training rows have, and marks missing ones', () => {
    const encoder = fitEncoder(tableOf({ x: ['1', '3', '', '5'] }));
    expect(featuresOf(encoder).map(({ name }) => name)).toEqual(['x', 'x is missing']);
    // Filled with the median 3: mean 3, variance (4 + 0 + 0 + 4) / 4 = 2.
    const rows = rowsOf(tableOf({ x: ['5', '', 'what'] }), encoder);
    expect(rows[0]![0]).toBeCloseTo(2 / Math.SQRT2, 6);
    expect(rows.slice(1)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('gives each category a feature, rare ones one together, and counts what it never saw', () => {
    const encoder = fitEncoder(tableOf({ c: ['a', 'a', 'a', 'b', 'b', '', '', 'once'] }));
    expect(featuresOf(encoder).map(({ name }) => name)).toEqual([
      'c = a',
      'c is missing',
      'c = b',
      'c = other',
    ]);
    const { unknownValues } = encode(encoder, tableOf({ c: ['new', 'a', ''] }));
    expect(unknownValues).toBe(1);
    expect(rowsOf(tableOf({ c: ['new', ' a ', '', 'b'] }), encoder)).toEqual([
      [0, 0, 0, 1],
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ]);
  });

  it('parts dates into what varies, on Monday 0', () => {
    const encoder = fitEncoder(tableOf({ d: ['2026-03-02', '2026-03-03', '2026-03-08'] }));
    expect(featuresOf(encoder).map(({ name }) => name)).toEqual(['d (ordinal)', 'd (weekday)']);
    const [column] = encoder.columns;
    const [, weekday] = column?.kind === 'date' ? column.parts : [];
    // Monday 0, Tuesday 1, Sunday 6.
    expect(weekday!.scale.mean).toBeCloseTo(7 / 3, 10);
  });

  it('keeps only the most frequent of many categories apart, and ranks all', () => {
    const cells = Array.from({ length: 400 }, (_, at) => `city ${Math.floor(Math.sqrt(at * 4))}`);
    const encoder = fitEncoder(tableOf({ c: cells }));
    const names = featuresOf(encoder).map(({ name }) => name);
    expect(encoder.columns[0]!.kind).toBe('many-categories');
    expect(names).toHaveLength(22);
    expect(names.slice(-2)).toEqual(['c = other', 'c (rank)']);
  });

  it('learns nothing of rows that are not there: values of other rows leave the encoder as it is', () => {
    const all = columnOf('x', ['1', '2', '3', '1000']);
    const training = { rows: 3, columns: [{ ...all, codes: Int32Array.of(0, 1, 2) }] };
    expect(fitEncoder(training)).toEqual(fitEncoder(tableOf({ x: ['1', '2', '3'] })));
  });

  it('takes a column that is gone for missing, and stands huge numbers', () => {
    const encoder = fitEncoder(tableOf({ x: ['1e300', '-1e300', '5'], y: ['1', '2', '3'] }));
    const { features, missingColumns } = encode(encoder, tableOf({ x: ['1e300', '1e308', '0'] }));
    expect(missingColumns).toEqual(['y']);
    expect([...features.values].every((value) => Number.isFinite(value))).toBe(true);
  });
});
