import type { DocumentBuilder } from './document-builder.ts';
import { looksLikeHeader, namedRow, tableRows } from './table-rows.ts';

/** Takes the rows of a table as they come and writes each with the names of its columns. */
export interface RowWriter {
  add(row: readonly string[]): void;
  /** Writes what was still held back: a table of one row. */
  end(): void;
  /** Rows with more or fewer fields than the first. */
  readonly uneven: number;
}

/** The first rows decide whether the first one names the columns. */
const rowsToJudge = 3;

export function createRowWriter(builder: DocumentBuilder): RowWriter {
  let held: (readonly string[])[] | null = [];
  let names: readonly string[] | null = null;
  let width = 0;
  let uneven = 0;

  const write = (row: readonly string[]) => {
    if (names) builder.tableRow(namedRow(names, row));
    else for (const text of tableRows([row], false)) builder.tableRow(text);
  };

  const judge = () => {
    if (!held) return;
    const [first, ...rest] = held;
    held = null;
    if (!first) return;
    if (looksLikeHeader(first, rest)) names = first;
    else write(first);
    rest.forEach(write);
  };

  return {
    add(row) {
      width ||= row.length;
      if (row.length !== width) uneven++;
      if (!held) return write(row);
      held.push(row);
      if (held.length === rowsToJudge) judge();
    },
    end: judge,
    get uneven() {
      return uneven;
    },
  };
}
