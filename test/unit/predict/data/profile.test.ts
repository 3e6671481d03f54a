import { describe, expect, it } from 'vitest';
import { columnOf, type Table } from '../../../../backend/predict/data/column.ts';
import { profileTable } from '../../../../backend/predict/data/profile.ts';

const rows = 200;
const tableOf = (columns: Readonly<Record<string, (row: number) => string | number>>): Table => ({
  rows,
  columns: Object.entries(columns).map(([name, cell]) =>
    columnOf(
      name,
      Array.from({ length: rows }, (_, row) => String(cell(row))),
    ),
  ),
});
const codesOf = (table: Table, target: string) =>
  profileTable(table, target).problems.map(({ code, values }) => `${code}:${values.column ?? ''}`);

describe('the profile of a table', () => {
  it('finds columns that give the answer away, ids, constants, copies and free text', () => {
    const table = tableOf({
      customer: (row) => `K${row}`,
      colour: (row) => ['red', 'green', 'blue'][(row * 7) % 3]!,
      farbe: (row) => ['rot', 'grün', 'blau'][(row * 7) % 3]!,
      version: () => 1,
      remark: (row) => `A long remark about matter number ${row}, written by hand.`,
      refund: (row) => (row % 4 === 0 ? 'paid' : 'none'),
      left: (row) => (row % 4 === 0 ? 'yes' : 'no'),
    });
    const codes = codesOf(table, 'left');
    expect(codes).toEqual(
      expect.arrayContaining([
        'leakage:refund',
        'id-like:customer',
        'constant:version',
        'duplicate-columns:farbe',
        'free-text:remark',
      ]),
    );
    expect(codes).not.toContain('leakage:colour');
    expect(codes).not.toContain('leakage:customer');
    const { suggestedExcluded } = profileTable(table, 'left');
    expect([...suggestedExcluded].sort()).toEqual(['customer', 'farbe', 'remark', 'version']);
  });

  it('guesses the target: a name that says so, else the last column that can be predicted', () => {
    const cells = {
      a: (row: number) => row % 5,
      churned: (row: number) => row % 2,
      b: (row: number) => row % 3,
    };
    expect(profileTable(tableOf(cells))).toMatchObject({ target: 'churned', task: 'binary', positive: '1' });
    expect(profileTable(tableOf({ a: (row) => row % 5, b: (row) => (row * 37) % 101 }))).toMatchObject({
      target: 'b',
      task: 'regression',
    });
    expect(profileTable(tableOf({ id: (row) => row, empty: () => '' })).target).toBeNull();
  });

  it('calls a class in ten rows of two hundred rare, and counts outliers by Tukey’s fences', () => {
    const table = tableOf({
      x: (row) => (row === 0 ? 1e9 : row % 50),
      y: (row) => (row < 8 ? 'rare' : 'usual'),
    });
    expect(codesOf(table, 'y')).toEqual(expect.arrayContaining(['imbalance:', 'rare-class:']));
    expect(profileTable(table, 'y').columns[0]!.outliers).toBe(1);
  });
});
