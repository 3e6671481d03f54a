import type { PdfFragment } from './pdf-lines.ts';

/** A gap between columns, in sizes of the letters. */
const gutterSize = 0.9;
/** Fewer lines beside one another are no columns. */
const fewestLines = 4;
/** Shorter lines are cells of a table, which is read row by row; ideographs count twice. */
const shortestLine = 22;
/** Deeper than this no page is laid out. */
const deepest = 6;

/**
 * Divides a page into the regions that are read one after the other: columns of running text from left to right, with
 * what stands above, between or below them in its place. (The recursive X-Y cut of Nagy and Seth, 1984, held back where
 * the parts would be cells of a table.)
 */
export function readingRegions(fragments: readonly PdfFragment[], depth = 0): PdfFragment[][] {
  if (fragments.length < 2 * fewestLines || depth >= deepest) return [[...fragments]];
  const gutter = findGutter(fragments);
  if (gutter !== null) {
    const left = fragments.filter((fragment) => (fragment.left + fragment.right) / 2 < gutter);
    const right = fragments.filter((fragment) => (fragment.left + fragment.right) / 2 >= gutter);
    return [...readingRegions(left, depth + 1), ...readingRegions(right, depth + 1)];
  }
  const cut = findCut(fragments);
  if (cut === null) return [[...fragments]];
  return [
    ...readingRegions(
      fragments.filter(({ baseline }) => baseline < cut),
      depth + 1,
    ),
    ...readingRegions(
      fragments.filter(({ baseline }) => baseline >= cut),
      depth + 1,
    ),
  ];
}

/** The middle of a gap that runs from top to bottom between two columns of running text; null when there is none. */
function findGutter(fragments: readonly PdfFragment[]): number | null {
  const sorted = [...fragments].sort((a, b) => a.left - b.left);
  let right = sorted[0]!.right;
  let best: { middle: number; width: number } | null = null;
  for (let at = 1; at < sorted.length; at++) {
    const { left, size } = sorted[at]!;
    const width = left - right;
    if (width > gutterSize * size && width > (best?.width ?? 0)) {
      const isText = isRunningText(sorted.slice(0, at)) && isRunningText(sorted.slice(at));
      if (isText) best = { middle: (left + right) / 2, width };
    }
    right = Math.max(right, sorted[at]!.right);
  }
  return best?.middle ?? null;
}

function isRunningText(fragments: readonly PdfFragment[]): boolean {
  const lengths = new Map<number, number>();
  for (const { baseline, text } of fragments) {
    const line = Math.round(baseline / 2);
    lengths.set(line, (lengths.get(line) ?? 0) + textWidth(text));
  }
  const sorted = [...lengths.values()].sort((a, b) => a - b);
  return sorted.length >= fewestLines && sorted[Math.floor(sorted.length / 2)]! >= shortestLine;
}

function textWidth(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uac00-\ud7af]/gu)?.length ?? 0);
}

/** The height at which to cut so that one of the parts has columns; null when no cut helps. */
function findCut(fragments: readonly PdfFragment[]): number | null {
  const baselines = [...new Set(fragments.map(({ baseline }) => baseline))].sort((a, b) => a - b);
  const gaps = baselines
    .slice(1)
    .map((baseline, index) => ({ at: baseline - 0.01, gap: baseline - baselines[index]! }))
    .sort((a, b) => b.gap - a.gap)
    .slice(0, 8);
  for (const { at } of gaps) {
    const above = fragments.filter(({ baseline }) => baseline < at);
    const below = fragments.filter(({ baseline }) => baseline >= at);
    if ((above.length > 0 && findGutter(above) !== null) || (below.length > 0 && findGutter(below) !== null))
      return at;
  }
  return null;
}
