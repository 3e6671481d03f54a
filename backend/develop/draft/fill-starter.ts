import type { Idea } from '../../../contract/ideation.ts';

/** Stand for the idea's own words while a brief fills the rest: what is in braces there is no place of ours. */
const stand = { idea: '\uE000', pitch: '\uE001' };

/**
 * A hand-written beginning with the idea's title in the place of {idea} and its pitch, as a sentence, in that of
 * {pitch}; `fill` does the other places. Null when there is nothing for one of them.
 */
export function fillStarter(
  text: string,
  { title, pitch }: Pick<Idea, 'title' | 'pitch'>,
  fill: (text: string) => string | null,
): string | null {
  if (text.includes('{pitch}') && pitch.trim() === '') return null;
  const filled = fill(text.replaceAll('{idea}', stand.idea).replaceAll('{pitch}', stand.pitch));
  return filled?.replaceAll(stand.idea, title.trim()).replaceAll(stand.pitch, sentenceOf(pitch)) ?? null;
}

function sentenceOf(text: string): string {
  const plain = text.trim();
  if (/[.!?…。！？]["”’)）]*$/u.test(plain)) return plain;
  return /\p{Script=Han}["”’)）]*$/u.test(plain) ? `${plain}。` : `${plain}.`;
}
