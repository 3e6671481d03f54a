import type { HeadingSizes } from './pdf-headings.ts';
import type { PdfLine } from './pdf-lines.ts';
import type { PdfPage } from './pdf-page.ts';

/** Headers and footers stand within this part of a page from its edges. */
const edge = 0.12;
/** On fewer pages nothing can be told to be repeated. */
const fewestPages = 3;
/** A line on this part of the pages is repeated; on every other page counts, as in books. */
const repeated = 0.4;

/**
 * Drops running headers, footers and page numbers: what stands at the edge of many pages, but for its figures the same.
 * Headings must be the same with their figures: "Step 1", "Step 2" at the top of pages are no running header.
 */
export function withoutFurniture(pages: readonly PdfPage[], sizes: HeadingSizes): PdfPage[] {
  if (pages.length < fewestPages) return [...pages];
  const shapeOf = ({ cells, size }: PdfLine) => {
    const text = cells.join(' ').toLowerCase();
    // Roman numerals number the first pages of books.
    return sizes.levelOf(size) > 0 ? text : text.replace(/\d+|^[ivxlc]+$/gu, '#');
  };
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
