/** A piece of an excerpt, with or without the words that were looked for. */
interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** An excerpt cut at its marks, which may touch or overlap. */
export function stretchesOfExcerpt({
  excerpt,
  marks,
}: {
  readonly excerpt: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const push = (to: number, marked: boolean) => {
    if (to > at) stretches.push({ text: excerpt.slice(at, to), marked });
    at = Math.max(at, to);
  };
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    push(start, false);
    push(Math.min(end, excerpt.length), true);
  }
  push(excerpt.length, false);
  return stretches;
}
