import type { PdfLine } from './pdf-lines.ts';

/** The lines of a page and its height in points. */
export interface PdfPage {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** Headers and footers stand within this part of a page from its edges. */
const edge = 0.12;
/** On fewer pages nothing can be told to be repeated. */
const fewestPages = 3;
/** A line on this part of the pages is repeated; on every other page counts, as in books. */
const repeated = 0.4;

/** Drops running headers, footers and page numbers: what stands at the edge of many pages, but for its figures the same. */
export function withoutFurniture(pages: readonly PdfPage[]): PdfPage[] {
  if (pages.length < fewestPages) return [...pages];
  const counts = new Map<string, number>();
  for (const page of pages) {
    const shapes = new Set(page.lines.filter((line) => isAtEdge(line, page)).map(shapeOf));
    for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const enough = Math.max(fewestPages, pages.length * repeated);
  const isFurniture = (line: PdfLine, page: PdfPage) =>
    isAtEdge(line, page) && (counts.get(shapeOf(line)) ?? 0) >= enough;
  return pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !isFurniture(line, page)) }));
}

function isAtEdge({ baseline }: PdfLine, { height }: PdfPage): boolean {
  return baseline < height * edge || baseline > height * (1 - edge);
}

/** Roman numerals number the first pages of books. */
function shapeOf({ cells }: PdfLine): string {
  return cells
    .join(' ')
    .toLowerCase()
    .replace(/\d+|^[ivxlc]+$/gu, '#');
}
