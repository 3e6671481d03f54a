import type { HeadingSizes } from './pdf-headings.ts';
import type { PdfLine } from './pdf-lines.ts';
import type { PdfPage } from './pdf-page.ts';

/** Headers and footers stand within this part of a page from its edges. */
const edge = 0.12;
/** On fewer pages nothing can be told to be repeated. */
const fewestPages = 3;
/** A line on this part of the pages is repeated; on every other page counts, as in books. */
const repeated = 0.4;
/** A header that changes with its chapter is repeated on the next page or the one after, as high to these points. */
const near = 2;
const sameHeight = 2;
/** A page's number alone; Roman ones number the first pages of books. */
const numberAlone = '#';

/**
 * Drops running headers, footers and page numbers: what stands at the edge of many pages, or of pages near one another at
 * the same height, but for its figures the same. Headings must be the same with their figures: "Step 1", "Step 2" at
 * the top of pages are no running header.
 */
export function withoutFurniture(pages: readonly PdfPage[], sizes: HeadingSizes): PdfPage[] {
  if (pages.length < fewestPages) return [...pages];
  const edges = pages.map((page) => edgeLines(page, sizes));
  const counts = new Map<string, number>();
  for (const lines of edges) {
    for (const shape of new Set(lines.values())) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const isFurniture = (line: PdfLine, index: number) => {
    const shape = edges[index]!.get(line);
    if (shape === undefined) return false;
    const enough = shape === numberAlone ? fewestPages : Math.max(fewestPages, pages.length * repeated);
    return counts.get(shape)! >= enough || isNearby(edges, index, line, shape);
  };
  return pages.map((page, index) => ({
    ...page,
    lines: page.lines.filter((line) => !isFurniture(line, index)),
  }));
}

/** The lines at the edges of a page, with what they look like but for their figures. */
function edgeLines({ lines, height }: PdfPage, sizes: HeadingSizes): Map<PdfLine, string> {
  const atEdge = lines.filter(({ baseline }) => baseline < height * edge || baseline > height * (1 - edge));
  return new Map(
    atEdge.map((line) => {
      const text = line.cells.join(' ').toLowerCase();
      const isHeading = sizes.levelOf(line.size) > 0;
      return [line, isHeading ? text : text.replace(/\d+|^[ivxlc]+\b|\b[ivxlc]+$/gu, numberAlone)];
    }),
  );
}

/** Rows of figures may well be alike on pages that follow one another; words hardly are. */
function isNearby(
  edges: readonly ReadonlyMap<PdfLine, string>[],
  index: number,
  line: PdfLine,
  shape: string,
): boolean {
  if (!/\p{L}{3}|\p{Script=Han}{2}/u.test(shape)) return false;
  const others = [
    ...edges.slice(Math.max(0, index - near), index),
    ...edges.slice(index + 1, index + 1 + near),
  ];
  return others.some((lines) =>
    [...lines].some(
      ([other, otherShape]) => otherShape === shape && Math.abs(other.baseline - line.baseline) <= sameHeight,
    ),
  );
}
