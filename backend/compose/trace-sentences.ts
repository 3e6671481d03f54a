import type { TracedSentence } from '../../contract/compose-texts.ts';
import { sentencesOf } from '../wording/words.ts';

/**
 * Whose each sentence of an edited text is: one that stood in the version before is whose it was there, as often as it
 * stood there; every other is the person's.
 */
export function traceSentences(
  text: string,
  before: { readonly text: string; readonly sentences: readonly TracedSentence[] } | null,
  by: TracedSentence['by'] = 'person',
): TracedSentence[] {
  const known = new Map<string, TracedSentence[]>();
  for (const sentence of before?.sentences ?? []) {
    const key = keyOf(before!.text.slice(sentence.start, sentence.end));
    known.set(key, [...(known.get(key) ?? []), sentence]);
  }
  return sentencesOf(text).map(({ start, end }) => {
    const found = known.get(keyOf(text.slice(start, end)))?.shift();
    return found ? { ...found, start, end } : { start, end, by, variables: [] };
  });
}

/** Marks of Markdown before a sentence, and spaces, make no other sentence of it. */
function keyOf(sentence: string): string {
  return sentence
    .replace(/^(?:#{1,6}|[-*+>]|\d{1,3}[.)])\s+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
