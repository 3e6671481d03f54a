import { tooLarge } from '../documents/file-errors.ts';
import { tableLimits } from './limits.ts';
import type { ColumnName } from './table.ts';

/** Throws `file-too-large` for a table with more columns than any is made with: its rows would fill the memory. */
export function requireFewColumns(file: string, count: number): void {
  if (count > tableLimits.columns)
    throw tooLarge(file, `its rows have ${count} columns, and ${tableLimits.columns} are read.`);
}

/** Names for the columns of a header, each different: an empty or repeated one gets a number. */
export function uniqueColumnNames(header: readonly string[]): ColumnName[] {
  const taken = new Set(header.map((name) => name.trim()));
  const used = new Set<string>();
  return header.map((given, at) => {
    const trimmed = given.trim();
    if (trimmed !== '' && !used.has(trimmed)) {
      used.add(trimmed);
      return { name: trimmed, renamedFrom: null };
    }
    let number = trimmed === '' ? at + 1 : 2;
    const named = () => (trimmed === '' ? `column ${number}` : `${trimmed} (${number})`);
    while (taken.has(named()) || used.has(named())) number++;
    used.add(named());
    return { name: named(), renamedFrom: given };
  });
}

/** Names for a table that has no header. */
export function numberedColumns(count: number): ColumnName[] {
  return Array.from({ length: count }, (_, at) => ({ name: `column ${at + 1}`, renamedFrom: null }));
}

/** A first row of nothing but numbers, two at least, is data and no header. */
export function looksLikeData(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => /^\s*[-+]?\d+(?:[.,]\d+)?\s*$/u.test(cell));
}
