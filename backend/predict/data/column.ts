/** A column of texts, each different one kept once: `values[codes[row]]` is the cell of a row. */
export interface Column {
  readonly name: string;
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/** A table by its columns, all of the same length. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** A column made of its cells. */
export function columnOf(name: string, cells: readonly string[]): Column {
  const known = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    const code = known.get(cell) ?? known.size;
    known.set(cell, code);
    return code;
  });
  return { name, values: [...known.keys()], codes };
}

/** The cell of a row. */
export function cellOf(column: Column, row: number): string {
  return column.values[column.codes[row]!]!;
}

/** The same columns with only these rows, in this order. */
export function rowsOf(table: Table, rows: ArrayLike<number>): Table {
  const columns = table.columns.map((column) => ({
    ...column,
    codes: Int32Array.from(rows, (row) => column.codes[row]!),
  }));
  return { rows: rows.length, columns };
}

/** How many rows hold each of the values. */
export function countsOf({ values, codes }: Column): Int32Array {
  const counts = new Int32Array(values.length);
  for (const code of codes) counts[code]!++;
  return counts;
}
