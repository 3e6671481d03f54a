import type { Marked } from '../../../contract/search.ts';

/** A text with what matches in it marked. */
export function MarkedText({ text, marks }: Marked) {
  const pieces = marks.map(({ start, end }, i) => ({
    before: text.slice(marks[i - 1]?.end ?? 0, start),
    match: text.slice(start, end),
    start,
  }));
  return (
    <>
      {pieces.map(({ before, match, start }) => (
        <span key={start}>
          {before}
          <mark className="bg-accent-wash font-medium text-ink">{match}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
