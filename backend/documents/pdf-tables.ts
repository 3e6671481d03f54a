import type { PdfLine } from './pdf-lines.ts';

/** Rows stand closer than this, in sizes of the letters. */
const rowGap = 4;

/** How many lines from `start` on are rows of one table: two cells or more in each, as many in all. */
export function tableLength(lines: readonly PdfLine[], start: number): number {
  const first = lines[start]!;
  if (first.cells.length < 2) return 0;
  let at = start + 1;
  for (; at < lines.length; at++) {
    const gap = lines[at]!.baseline - lines[at - 1]!.baseline;
    if (lines[at]!.cells.length !== first.cells.length || gap <= 0 || gap > rowGap * first.size) break;
  }
  return at - start;
}
