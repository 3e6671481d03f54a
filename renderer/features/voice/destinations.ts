import type { BriefFields } from '../../../contract/projects.ts';

/** Where the text of a voice note can go. */
export const briefDestinations = ['problem', 'people', 'constraints', 'assets', 'success'] as const;
export const destinations = ['idea', 'document', ...briefDestinations] as const;
export type Destination = (typeof destinations)[number];

/** Whether it is a heading of the brief. */
export function isOfBrief(destination: Destination): destination is (typeof briefDestinations)[number] {
  return briefDestinations.some((name) => name === destination);
}

/** What is in a field of the brief with a text added as a paragraph. */
export function withAdded(fields: BriefFields, name: keyof BriefFields, text: string): string {
  const before = fields[name].trimEnd();
  return before === '' ? text : `${before}\n${text}`;
}

/** The longest title that an idea has here, in characters. */
const titleLength = 120;

/** An idea of a text: its first sentence is the title, and what doesn't fit there stands below. */
export function toIdea(text: string): { readonly title: string; readonly pitch: string } {
  const whole = text.trim();
  const first = /^[\s\S]+?(?:[.!?](?=\s)|[。！？]|\n)/u.exec(whole)?.[0].trim() ?? whole;
  // By whole characters: none is cut in two.
  const characters = Array.from(first);
  if (characters.length > titleLength)
    return {
      title: `${characters
        .slice(0, titleLength - 1)
        .join('')
        .trimEnd()}…`,
      pitch: whole,
    };
  return { title: first.replace(/[.。]$/u, ''), pitch: whole.slice(first.length).trim() };
}
