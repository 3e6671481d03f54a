import type { Passage } from '../../contract/knowledge.ts';

/**
 * Joins passages of one source that touch or overlap: the better one gives place and marks, both give their words.
 * In the order of the better ones.
 */
export function mergeNeighbours(
  passages: readonly Passage[],
  textOf: (sourceId: string) => string,
): Passage[] {
  const merged: Passage[] = [];
  for (const passage of passages) {
    const at = merged.findIndex((other) => touches(other, passage));
    const other = merged[at];
    if (!other) {
      merged.push(passage);
      continue;
    }
    const start = Math.min(other.start, passage.start);
    const end = Math.max(other.end, passage.end);
    merged[at] = {
      ...other,
      start,
      end,
      page: start === passage.start ? passage.page : other.page,
      text: textOf(other.sourceId).slice(start, end),
      matched: [...new Set([...other.matched, ...passage.matched])],
    };
  }
  return merged;
}

/** Spaces and an empty line may lie between. */
const gap = 2;
/** A joined passage longer than this, in characters, is not one any more. */
const longest = 3000;

function touches(a: Passage, b: Passage): boolean {
  if (a.sourceId !== b.sourceId || a.headings.join('\n') !== b.headings.join('\n')) return false;
  const isClose = a.start <= b.end + gap && b.start <= a.end + gap;
  return isClose && Math.max(a.end, b.end) - Math.min(a.start, b.start) <= longest;
}
