import { isWrongEnd } from './sentence-ends.ts';

/** Offsets of a piece of text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Made once: it takes longer than the work on a paragraph. */
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of a text, English or Chinese, without the spaces around them; a line end ends a sentence. Unicode's rules
 * (UAX 29, Intl.Segmenter) are mended where they end a sentence after "Dr.", "e.g.", "No." before a figure, or an initial.
 * `start` and `end` limit the part of the text that is looked at; offsets are into the whole text.
 */
export function sentences(text: string, start = 0, end = text.length): Span[] {
  const found: Span[] = [];
  let from = start;
  const add = (to: number) => {
    const span = trimmed(text, from, to);
    if (span.start < span.end) found.push(span);
    from = to;
  };
  for (const { index, segment } of segmenter.segment(text.slice(start, end))) {
    const to = start + index + segment.length;
    const isLineEnd = segment.endsWith('\n');
    if (isLineEnd || to === end || !isWrongEnd(text.slice(from, to).trimStart(), text.slice(to, to + 20)))
      add(to);
  }
  add(end);
  return found;
}

function trimmed(text: string, start: number, end: number): Span {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, part.trimEnd().length) };
}
