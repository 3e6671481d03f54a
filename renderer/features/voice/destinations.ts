/** Where the text of a voice note can go. */
export const briefDestinations = ['problem', 'people', 'constraints', 'assets', 'success'] as const;
export const destinations = ['idea', 'document', ...briefDestinations] as const;
export type Destination = (typeof destinations)[number];
export type BriefDestination = (typeof briefDestinations)[number];

/** Whether it is a heading of the brief. */
export function isOfBrief(destination: Destination): destination is BriefDestination {
  return briefDestinations.some((name) => name === destination);
}

/** The brief as it is being written in this window. */
export interface BriefNotes {
  /** Adds a paragraph. Rejects where it can't be stored. */
  add(field: BriefDestination, paragraph: string): Promise<void>;
  /** Takes it out again and leaves all else; false where it was changed since. */
  takeOut(field: BriefDestination, paragraph: string): Promise<boolean>;
}

/**
 * A text that was corrected, with what was heard of a recording. Heard again, the new words take the place of the old ones
 * where nobody touched those; else they stand below, and nothing typed is lost.
 */
export function withHeard(text: string, heard: string, before: string | null): string {
  const now = text.trimEnd();
  if (before !== null && before !== '' && now.endsWith(before.trimEnd())) {
    const above = now.slice(0, now.length - before.trimEnd().length);
    if (above === '' || above.endsWith('\n')) return above + heard;
  }
  return now === '' ? heard : `${now}\n${heard}`;
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
