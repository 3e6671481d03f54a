const limit = 60;

/** A title for a conversation: its first question on one line, shortened at a word. */
export function titleOf(question: string): string {
  const line = question.replace(/\s+/gu, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return `${space > limit / 2 ? cut.slice(0, space) : cut}…`;
}
