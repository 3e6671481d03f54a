import type { StoredTable } from '../ports.ts';
import type { Column, Table } from './column.ts';

type NamedValues = Pick<Column, 'name' | 'values'>;

/** A table as it is kept. */
export function storedTable({ rows, columns }: Table): StoredTable {
  const codes = new Int32Array(rows * columns.length);
  columns.forEach((column, at) => codes.set(column.codes, at * rows));
  const named = columns.map(({ name, values }): NamedValues => ({ name, values }));
  return { rows, columns: new TextEncoder().encode(JSON.stringify(named)), codes };
}

/** The table that was kept; shares its memory. */
export function openedTable({ rows, columns, codes }: StoredTable): Table {
  const named = JSON.parse(new TextDecoder().decode(columns)) as NamedValues[];
  return {
    rows,
    columns: named.map(({ name, values }, at) => ({
      ...{ name, values },
      codes: codes.subarray(at * rows, (at + 1) * rows),
    })),
  };
}
