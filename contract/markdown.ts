/**
 * A text that somebody else's program shall show as it stands: what Markdown would take for markup, an address of a
 * picture among it, is made plain. Line breaks become spaces.
 */
export function plainMarkdown(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/[\\`*_[\]<>|&~]/gu, '\\$&')
    .replace(/^(\d*)(#{1,6}|[-+.)=])(?=\s|$)/u, '$1\\$2');
}
