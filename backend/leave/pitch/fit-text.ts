/** A Chinese character is as wide as two Latin letters, near enough to know what a slide holds. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u11FF\u2E80-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{20000}-\u{3FFFF}]/u.test(
      letter,
    )
      ? 2
      : 1;
  return width;
}

/**
 * As many whole sentences as fit into a width, in Latin letters; of a first one that is longer, as many words as fit,
 * with a mark that more follows. Nothing is put into other words.
 */
export function fitText(text: string, width: number): string {
  const plain = text.trim().replace(/[ \t]*\n\s*/gu, '\n');
  if (widthOf(plain) <= width) return plain;
  let kept = '';
  for (const sentence of plain.match(
    /[^.!?。！？\n]+(?:[.!?]+["”’)]*(?:\s+|$)|[。！？]+[”’）]*|\n|$)|\n|[.!?。！？]+/gu,
  ) ?? []) {
    if (widthOf((kept + sentence).trimEnd()) > width) break;
    kept += sentence;
  }
  return kept.trim() === '' ? cut(plain, width) : kept.trim();
}

function cut(text: string, width: number): string {
  let kept = '';
  for (const word of text.match(/\s*(?:[\u2E80-\uD7FF\uF900-\uFAFF\uFF00-\uFF60]|[^\s\u2E80-\uD7FF]+)/gu) ??
    []) {
    if (widthOf(`${kept}${word}…`) > width) break;
    kept += word;
  }
  // A single word longer than a slide has no place to be cut but within.
  return `${
    kept.trim() ||
    Array.from(text)
      .slice(0, Math.floor(width / 2))
      .join('')
  }…`;
}
