import type { TableColumn, TableOptions, TablePreview, TableSource } from '../../contract/tables.ts';
import { columnType } from './cell-type.ts';
import { readTable } from './read-table.ts';
import type { ColumnName, TableContext } from './table.ts';

/** Rows looked at, and shown. */
const rowsLookedAt = 2000;
const rowsShown = 20;
const longestCell = 300;

/** Looks at the beginning of a table. Throws what `readTable` throws. */
export function previewTable(
  source: TableSource,
  options: TableOptions,
  context: TableContext,
): {
  readonly preview: TablePreview;
  /** The rows looked at that aren't broken. */ readonly cells: string[][];
} {
  let names: readonly ColumnName[] = [];
  const cells: string[][] = [];
  const rows: TablePreview['rows'] = [];
  const brokenRows: number[] = [];
  let count = 0;
  const seen = { isCut: false };
  const facts = readTable(
    source,
    options,
    {
      columns: (columns) => void (names = columns),
      row: (row, number, isBroken) => {
        if (count === rowsLookedAt) {
          seen.isCut = true;
          return false;
        }
        count++;
        if (isBroken) brokenRows.push(number);
        else cells.push([...row]);
        if (rows.length < rowsShown)
          rows.push({ row: number, cells: row.map((cell) => cell.slice(0, longestCell)) });
        return true;
      },
    },
    context,
  );
  const { name, kind, encoding, delimiter, sheets, sheet, notes, shareRead } = facts;
  const estimate = seen.isCut && shareRead ? Math.round(count / shareRead) : count;
  return {
    cells,
    preview: {
      ...{ name, kind, encoding, delimiter, sheet, rows, brokenRows },
      sheets: [...sheets],
      notes: [...notes],
      columns: names.map((column, at) =>
        describeColumn(
          column,
          cells.map((row) => row[at]!),
        ),
      ),
      rowCount: estimate,
      isEstimate: seen.isCut,
    },
  };
}

function describeColumn({ name, renamedFrom }: ColumnName, cells: readonly string[]): TableColumn {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const distinct = new Set(filled);
  return {
    name,
    renamedFrom,
    type: columnType(filled),
    filled: cells.length === 0 ? 0 : filled.length / cells.length,
    distinct: distinct.size,
    examples: [...distinct].slice(0, 5).map((cell) => cell.slice(0, longestCell)),
  };
}
