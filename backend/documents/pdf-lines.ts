/** A piece of text as pdf.js gives it, in points from the upper left corner of the page. */
export interface PdfFragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the line it stands on, downwards. */
  readonly baseline: number;
  readonly size: number;
}

/** One line of a column, as one reads it. */
export interface PdfLine {
  /** Parts with wide gaps between them: the cells of a table; mostly one. */
  readonly cells: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its characters. */
  readonly size: number;
  /** Where the column that it belongs to ends. */
  readonly columnRight: number;
}

/** Gaps in sizes of the letters: between words, and between cells of a table or columns. */
const wordGap = 0.15;
const cellGap = 1.8;
/** Fragments whose baselines are closer than this part of a letter stand on one line. */
const sameLine = 0.45;

/** Puts the fragments of one column into lines, from top to bottom and left to right. */
export function linesOf(fragments: readonly PdfFragment[]): PdfLine[] {
  const columnRight = fragments.reduce((right, fragment) => Math.max(right, fragment.right), 0);
  const rows: PdfFragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const last = row?.[0];
    const isSame =
      last && fragment.baseline - last.baseline < sameLine * Math.max(2, Math.min(last.size, fragment.size));
    if (row && isSame) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => lineOf(row, columnRight));
}

function lineOf(row: PdfFragment[], columnRight: number): PdfLine {
  row.sort((a, b) => a.left - b.left);
  const largest = row.reduce((most, next) => (next.text.length > most.text.length ? next : most));
  const cells: string[] = [];
  let right = -Infinity;
  for (const { text, left, right: end, size } of row) {
    const gap = (left - right) / Math.max(1, size);
    const last = cells.length - 1;
    if (last < 0 || gap > cellGap) cells.push(text);
    else cells[last] = cells[last]! + (gap > wordGap && needsSpace(cells[last]!, text) ? ' ' : '') + text;
    right = Math.max(right, end);
  }
  return {
    cells: cells.map((cell) => cell.trim()).filter(Boolean),
    left: row[0]!.left,
    right,
    baseline: largest.baseline,
    size: largest.size,
    columnRight,
  };
}

function needsSpace(before: string, after: string): boolean {
  return !/\s$/u.test(before) && !/^\s/u.test(after);
}
