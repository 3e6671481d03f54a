const around = 60;

/** Some text around the first of the words, on one line, and where the words stand in it. */
export function excerptOf(
  text: string,
  words: readonly string[],
): { excerpt: string; marks: { start: number; end: number }[] } {
  const line = text.replace(/\s/gu, ' ');
  const places = words
    .map((word) => line.toLowerCase().indexOf(word.toLowerCase()))
    .filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const from = Math.max(0, first - around);
  const to = Math.min(line.length, first + 2 * around);
  const excerpt = `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  const marks = words.flatMap((word) => {
    const start = excerpt.toLowerCase().indexOf(word.toLowerCase());
    return start < 0 ? [] : [{ start, end: start + word.length }];
  });
  return { excerpt, marks: marks.sort((a, b) => a.start - b.start) };
}
