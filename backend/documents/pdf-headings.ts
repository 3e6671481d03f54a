import type { PdfPage } from './pdf-page.ts';

/** Which sizes of letters are those of headings. */
export interface HeadingSizes {
  /** From 1 for the largest to 6; 0 for the size of the text and smaller ones. */
  levelOf(size: number): number;
}

/** Headings are larger than most of the text by this factor. */
const larger = 1.12;
/** Sizes closer than this factor are one size. */
const alike = 1.04;
const levels = 6;

/** Finds the size of most characters, and ranks the sizes above it. */
export function headingSizesOf(pages: readonly PdfPage[]): HeadingSizes {
  const characters = new Map<number, number>();
  for (const { lines } of pages) {
    for (const { size, cells } of lines) {
      const rounded = Math.round(size * 2) / 2;
      characters.set(
        rounded,
        (characters.get(rounded) ?? 0) + cells.reduce((sum, cell) => sum + cell.length, 0),
      );
    }
  }
  const [body] = [...characters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
  const ranked: number[] = [];
  for (const size of [...characters.keys()].filter((each) => each > body * larger).sort((a, b) => b - a)) {
    if (ranked.length === 0 || ranked.at(-1)! > size * alike) ranked.push(size);
  }
  return {
    levelOf(size) {
      const rounded = Math.round(size * 2) / 2;
      if (rounded <= body * larger) return 0;
      const rank = ranked.findIndex((each) => rounded * alike >= each);
      return Math.min(levels, (rank < 0 ? ranked.length - 1 : rank) + 1);
    },
  };
}
