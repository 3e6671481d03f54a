/** How a printed page looks: the desk's faces and measures, in black on white, tables that fit the paper. */
const style = `
  body { max-width: 42rem; margin: 0 auto; color: #1d1a17; background: #fff;
    font: 11pt/1.5 'Source Serif 4', Georgia, 'Liberation Serif', 'DejaVu Serif', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', serif; }
  h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 12pt; }
  h2 { font-size: 13pt; margin: 18pt 0 6pt; break-after: avoid; }
  table { width: 100%; border-collapse: collapse; font: 8pt/1.4 'Inter', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif;
    font-variant-numeric: tabular-nums; }
  th, td { padding: 3pt 4pt; border-bottom: 0.5pt solid #d8d3ca; text-align: left; overflow-wrap: anywhere; }
  tr { break-inside: avoid; }
`;

/** A page to print, of a text in Markdown. It is printed without scripts, so what stands in the text can do nothing. */
export async function markdownPage(title: string, markdown: string): Promise<string> {
  // Only who prints needs it.
  const { marked } = await import('marked');
  const body = await marked.parse(markdown);
  const head = `<meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style>`;
  return `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
