/** Text that Markdown would take for markup, made plain; line breaks become spaces. */
export function plainMarkdown(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_[\]<>|&~]/g, '\\$&')
    .replace(/^(\d*)(#{1,6}|[-+.)])(?=\s)/, '$1\\$2');
}

/** Cells that are plain already, as a table; empty without rows. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
