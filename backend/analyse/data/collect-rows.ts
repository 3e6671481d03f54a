import type { TableNote, TableOptions, TableSource } from '../../../contract/tables.ts';
import type { TableContext, TableReader } from '../ports.ts';

/** Characters that are kept of one table: what a worker can hold. */
const mostCharacters = 60_000_000;

/** Rows of a table that have as many cells as it has columns. */
export interface CollectedRows {
  readonly name: string;
  readonly notes: readonly TableNote[];
  readonly columnNames: readonly string[];
  readonly rowNumbers: readonly number[];
  readonly cells: readonly (readonly string[])[];
  readonly broken: number;
  /** Rows after the last one kept; 1 for "there are more" where the reading ended there. */
  readonly overLimit: number;
}

/**
 * Reads up to `limit` rows; with `countRest` goes on to the end to say how many more there are. Throws `file-…`
 * problems.
 */
export function collectRows(
  tables: TableReader,
  source: TableSource,
  options: TableOptions,
  { limit, countRest }: { readonly limit: number; readonly countRest: boolean },
  context: TableContext,
): CollectedRows {
  let columnNames: string[] = [];
  const rowNumbers: number[] = [];
  const cells: (readonly string[])[] = [];
  let broken = 0;
  let overLimit = 0;
  let characters = 0;
  const { name, notes } = tables.read(
    source,
    options,
    {
      columns: (columns) => void (columnNames = columns.map((column) => column.name)),
      row: (row, number, isBroken) => {
        if (rowNumbers.length >= limit || characters > mostCharacters) {
          overLimit++;
          return countRest;
        }
        if (isBroken) {
          broken++;
          return true;
        }
        rowNumbers.push(number);
        cells.push([...row]);
        for (const cell of row) characters += cell.length;
        return true;
      },
    },
    context,
  );
  return { name, notes, columnNames, rowNumbers, cells, broken, overLimit };
}
