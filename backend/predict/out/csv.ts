/** A line of CSV (RFC 4180), with its end; a cell that a spreadsheet would run as a formula is made a text. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string): string {
  const isNumber = cell !== '' && Number.isFinite(Number(cell));
  const safe = !isNumber && /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
