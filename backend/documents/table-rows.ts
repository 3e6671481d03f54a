/** Longer ones are no names of columns. */
const longestName = 80;

/**
 * Each row of a table as a sentence of its own that names its columns: "Part: Kettle; Price: 40 €", so that a passage of a
 * table can be read, found and quoted without the rest of it. `isHeader` says whether the first row names the columns;
 * undefined: by its looks. A table without names gives "Kettle | 40 €".
 */
export function tableRows(rows: readonly (readonly string[])[], isHeader?: boolean): string[] {
  const [first, ...rest] = rows;
  if (!first) return [];
  const named = isHeader ?? looksLikeHeader(first, rest);
  // A header alone still says what the table is about.
  if (!named || rest.length === 0) return rows.map((row) => row.map(oneLine).filter(Boolean).join(' | '));
  const names = first.map(oneLine);
  return rest.map((row) => namedRow(names, row));
}

/** One row of a table whose columns have names. */
export function namedRow(names: readonly string[], row: readonly string[]): string {
  return row
    .map(oneLine)
    .map((value, column) => {
      const name = names[column] ?? '';
      return value === '' || name === '' ? value : `${name}: ${value}`;
    })
    .filter(Boolean)
    .join('; ');
}

/** Names are short words, all different, in every column; what has figures or stands in a table of one row is a value. */
export function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const names = first.map(oneLine);
  if (rest.length === 0 || names.length < 2) return false;
  const isName = (name: string) => name !== '' && name.length <= longestName && !/^[\p{Sc}+-]?\d/u.test(name);
  return names.every(isName) && new Set(names).size === names.length;
}

function oneLine(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}
