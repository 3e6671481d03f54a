/** What can stand in a cell. */
export type Cell = string | number | boolean | null;

/**
 * One line of CSV (RFC 4180) with its end, for a file that people open. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it (OWASP, "CSV Injection"); what is a number stays one. Null is an empty cell.
 */
export function csvLine(cells: readonly Cell[]): string {
  return exactCsvLine(cells.map((cell) => (typeof cell === 'string' ? withoutFormula(cell) : cell)));
}

/**
 * The same with every text as it is, for a file that a program reads back: an id with an apostrophe before it would be
 * another id.
 */
export function exactCsvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(String(cell ?? ''))).join(',')}\r\n`;
}

/** Spaces before the sign are passed over by some spreadsheets, and signs of full width are read as the others. */
function withoutFormula(text: string): string {
  const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
  return !isNumber && /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
