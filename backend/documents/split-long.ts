import type { Span } from './sentences.ts';

/** A token is hardly ever longer than this, in UTF-16 code units; more is never looked at in one step. */
const unitsPerToken = 8;
/** Where a piece may end, best first: after a line, a clause, a word. */
const ends = [/\n/gu, /[;；。！？!?]\s*|[,，、:：.]\s+|，|、/gu, /\s+|[\u3400-\u9fff\u3040-\u30ff]/gu];
/** A piece keeps at least this part of its room. */
const leastFull = 0.6;

/** Cuts a piece of text that is too long into pieces of at most `most` tokens, at the best place near the end of each. */
export function splitLong(text: string, span: Span, most: number, count: (text: string) => number): Span[] {
  const pieces: Span[] = [];
  let { start } = span;
  while (start < span.end) {
    const fits = longestFitting(text, start, span.end, most, count);
    const end = fits === span.end ? fits : bestEnd(text, start, fits);
    pieces.push({ start, end: start + text.slice(start, end).trimEnd().length });
    start = end;
    while (start < span.end && /\s/u.test(text.charAt(start))) start++;
  }
  return pieces;
}

/** The furthest end up to which the text has at most `most` tokens; at least one character on. */
function longestFitting(
  text: string,
  start: number,
  end: number,
  most: number,
  count: (text: string) => number,
): number {
  let low = start + 1;
  let high = Math.min(end, start + most * unitsPerToken);
  if (count(text.slice(start, high)) <= most) return wholeCharacter(text, start, high);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (count(text.slice(start, middle)) <= most) low = middle;
    else high = middle - 1;
  }
  return wholeCharacter(text, start, low);
}

function bestEnd(text: string, start: number, fits: number): number {
  const least = start + Math.floor((fits - start) * leastFull);
  const window = text.slice(least, fits);
  for (const end of ends) {
    const last = [...window.matchAll(end)].at(-1);
    if (last) return least + last.index + last[0].length;
  }
  return fits;
}

/** Not between the halves of a character outside the first plane. */
function wholeCharacter(text: string, start: number, at: number): number {
  const isHalf = /[\udc00-\udfff]/u.test(text.charAt(at)) && /[\ud800-\udbff]/u.test(text.charAt(at - 1));
  if (!isHalf) return at;
  return at - 1 > start ? at - 1 : at + 1;
}
