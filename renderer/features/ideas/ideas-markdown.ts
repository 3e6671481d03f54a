import type { Idea } from '../../../contract/ideation.ts';

/** The words around the ideas, in the person's language. */
export interface IdeaLabels {
  readonly who: string;
  readonly why: string;
  readonly experiment: string;
  /** Where an idea came from, in one line; null for a person's own. */
  origin(idea: Idea): string | null;
}

/** Text that Markdown would take for markup, made plain; line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replace(/^(\d*)(#{1,6}|[-+.)])(?=\s)/, '$1\\$2');
}

/** One idea as a part of a Markdown document. */
function ideaToMarkdown(idea: Idea, labels: IdeaLabels): string {
  const details = [
    [labels.who, idea.who],
    [labels.why, idea.why],
    [labels.experiment, idea.experiment],
  ] as const;
  const list = details
    .filter(([, text]) => text.trim() !== '')
    .map(([label, text]) => `- **${label}:** ${escapeMarkdown(text)}`)
    .join('\n');
  const origin = labels.origin(idea);
  return [
    `## ${escapeMarkdown(idea.title)}${idea.starred ? ' ★' : ''}`,
    escapeMarkdown(idea.pitch),
    list,
    origin === null ? '' : `<sub>${escapeMarkdown(origin)}</sub>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** All ideas of a project as a Markdown document. */
export function ideasToMarkdown(heading: string, ideas: readonly Idea[], labels: IdeaLabels): string {
  const parts = [`# ${escapeMarkdown(heading)}`, ...ideas.map((idea) => ideaToMarkdown(idea, labels))];
  return `${parts.join('\n\n')}\n`;
}
