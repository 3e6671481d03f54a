import type { BriefFields } from '../../../contract/projects.ts';

/** Headings that `briefs.parseMarkdown` reads back; always English, like the file format. */
const headings = [
  ['problem', 'Problem'],
  ['people', 'People'],
  ['constraints', 'Constraints'],
  ['assets', 'Assets'],
  ['success', 'What success looks like'],
] as const;

/** A brief as a Markdown document: its title, then a heading for each field that says something. */
export function briefToMarkdown(fields: BriefFields): string {
  const parts = [`# ${fields.title.trim()}`.trim()];
  for (const [name, heading] of headings) {
    const text = fields[name].trim();
    if (text) parts.push(`## ${heading}`, text);
  }
  return `${parts.join('\n\n')}\n`;
}
