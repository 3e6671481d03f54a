import type { Idea } from '../../../contract/ideation.ts';
import { plainMarkdown } from '../../../contract/markdown.ts';

/** The words around the ideas, in the person's language. */
export interface IdeaLabels {
  readonly who: string;
  readonly why: string;
  readonly experiment: string;
  /** Where an idea came from, in one line; null for a person's own. */
  origin(idea: Idea): string | null;
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
    .map(([label, text]) => `- **${label}:** ${plainMarkdown(text)}`)
    .join('\n');
  const origin = labels.origin(idea);
  return [
    `## ${plainMarkdown(idea.title)}${idea.starred ? ' ★' : ''}`,
    plainMarkdown(idea.pitch),
    list,
    origin === null ? '' : `<sub>${plainMarkdown(origin)}</sub>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** All ideas of a project as a Markdown document. */
export function ideasToMarkdown(heading: string, ideas: readonly Idea[], labels: IdeaLabels): string {
  const parts = [`# ${plainMarkdown(heading)}`, ...ideas.map((idea) => ideaToMarkdown(idea, labels))];
  return `${parts.join('\n\n')}\n`;
}
