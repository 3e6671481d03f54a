/** The words of a passage without the headings it begins with, which are shown above it, and without empty lines. */
export function bodyOf(text: string, headings: readonly string[]): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const body = lines.slice(lines.findIndex((line) => !headings.includes(line.trim())));
  return body.join('\n');
}
