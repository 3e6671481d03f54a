import { createBan } from './banned.ts';
import { formsOf } from '../wording/irregular.ts';
import { commonWords, stemOf, wordsOf } from '../wording/words.ts';

/** Plain words that claim nothing in a question, beside the common ones; in a statement they do (“lets you choose”). */
const harmless =
  `answer answers ask asks begin begins change changes check choose decide end ends feel find finish happen happened happens
  hard hear help helps hope learn look looks mean means notice pick plan plans point question questions reason ready
  remember right start stop tell thing think tried try wait waste watch wish wonder worry wrong`.split(
    /\s+/u,
  );

/**
 * Says of a text that is being written whether its words are backed: each whole word is a common one, a harmless one,
 * or has the stem of a word in the facts; a word that is still growing can become one of them. Numbers must stand in
 * the facts. This is what keeps a small model from inventing while it writes, not only afterwards.
 */
export function createLexicon(facts: readonly string[], bannedWords: readonly string[], isQuestion = false) {
  const ban = createBan(bannedWords);
  const given = facts.flatMap(wordsOf);
  const stems = new Set(given.map(stemOf));
  const plain = new Set(isQuestion ? [...commonWords, ...harmless] : commonWords);
  // "Found" in the facts backs "find", so "fin" may grow.
  const known = [...new Set([...given.flatMap(formsOf), ...plain])];
  const backs = (word: string) =>
    plain.has(word) || (/^\d/u.test(word) ? given.includes(word) : stems.has(stemOf(word)));
  const mayGrow = (part: string) => known.some((word) => word.startsWith(part)) || backs(part);
  return {
    /** `text` is all that is written so far, `opening` what it was given and isn't asked about. */
    allows(opening: string, text: string): boolean {
      if (!ban.allows(text)) return false;
      const written = text.slice(opening.length);
      const words = wordsOf(written);
      const growing = /[\p{L}\p{N}]$/u.test(written) ? words.pop() : undefined;
      if (!words.every(backs)) return false;
      return growing === undefined || mayGrow(growing);
    },
  };
}
