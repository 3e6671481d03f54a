/** Words alone: without case and marks, numbers in digits as they are. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Words that have to be put in, taken out or changed to make one text of the other (Levenshtein). */
export function wordErrors(expected: readonly string[], heard: readonly string[]): number {
  let row = Array.from({ length: heard.length + 1 }, (_, at) => at);
  for (const [at, word] of expected.entries()) {
    const next = [at + 1];
    for (const [other, found] of heard.entries())
      next.push(Math.min(next[other]! + 1, row[other + 1]! + 1, row[other]! + (word === found ? 0 : 1)));
    row = next;
  }
  return row[heard.length]!;
}
