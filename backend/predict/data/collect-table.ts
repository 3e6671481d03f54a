import { InklingError } from '../../../contract/errors.ts';
import type { TableSink } from '../ports.ts';
import type { Table } from './column.ts';

/** What is taken in at most: 40,000 rows of 100 columns and more. */
export const cellLimit = 8_000_000;

/** Takes the rows of a table in, column by column; rows of another length are counted and left out. */
export function createTableCollector(fileName: string): TableSink & {
  collected(): { readonly table: Table; readonly brokenRows: number };
} {
  let names: readonly string[] = [];
  let known: Map<string, number>[] = [];
  let codes: number[][] = [];
  let rows = 0;
  let brokenRows = 0;
  return {
    columns(columns) {
      names = columns.map(({ name }) => name);
      known = names.map(() => new Map<string, number>());
      codes = names.map(() => []);
    },
    row(cells, _row, isBroken) {
      if (isBroken) {
        brokenRows++;
        return true;
      }
      if ((rows + 1) * names.length > cellLimit) throw tooLarge(fileName, rows, names.length);
      rows++;
      for (let at = 0; at < names.length; at++) {
        const cell = cells[at]!;
        const column = known[at]!;
        let code = column.get(cell);
        if (code === undefined) column.set(cell, (code = column.size));
        codes[at]!.push(code);
      }
      return true;
    },
    collected: () => ({
      table: {
        rows,
        columns: names.map((name, at) => ({
          name,
          values: [...known[at]!.keys()],
          codes: Int32Array.from(codes[at]!),
        })),
      },
      brokenRows,
    }),
  };
}

function tooLarge(name: string, rows: number, columns: number): InklingError {
  return new InklingError(
    'file-too-large',
    `"${name}" has more than ${rows.toLocaleString('en')} rows of ${columns} columns: ` +
      `${cellLimit.toLocaleString('en')} cells are the most that a model is trained on here. Nothing was taken in.`,
    'Save a part of the rows as a file of its own, drawn at random, or leave out columns.',
  );
}
