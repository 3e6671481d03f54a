import type { StoredTable } from '../ports.ts';
import type { Table } from './column.ts';

/** A table as it is kept. */
export function storedTable({ rows, columns }: Table): StoredTable {
  const codes = new Int32Array(rows * columns.length);
  columns.forEach((column, at) => codes.set(column.codes, at * rows));
  return { rows, columns: columns.map(({ name, values }) => ({ name, values })), codes };
}

/** The table that was kept; shares its memory. */
export function openedTable({ rows, columns, codes }: StoredTable): Table {
  return {
    rows,
    columns: columns.map(({ name, values }, at) => ({
      ...{ name, values },
      codes: codes.subarray(at * rows, (at + 1) * rows),
    })),
  };
}
