import { commonWords, stemOf, wordsOf } from '../../wording/words.ts';

/** Plain words that a sentence about any service may need; they name no thing that brief and idea don't. */
const plainWords =
  `agree answer arrive ask become begin book bring buy call care carry change check choose clear come compare complain
  decide early end enough explain feel fill find finish follow forget free full happen hear help home hope hour idea
  instead keep late learn leave list long longer lose meet message miss money month morning need notice number offer order
  pay people person place plan problem promise question quickly quiet read ready remember reply right run safe save send
  show sign simple sit spend stand start stay step still stop talk tell text trust try turn understand use visit wait walk
  want watch week work worry worth write wrong year`.split(/\s+/u);

/**
 * Says of a sentence that is being written whether its words are backed: each whole word is a common or a plain one,
 * or has the stem of a word of brief, idea or opening; a word that still grows can become one. No digit is let
 * through. So the model can't bring in a thing that nobody spoke of, while it writes and not only afterwards.
 */
export function createBackedWords(facts: readonly string[]) {
  const given = facts.flatMap(wordsOf);
  const plain = new Set([...commonWords, ...plainWords]);
  const stems = new Set([...given, ...plainWords].map(stemOf));
  const known = [...new Set([...given, ...plain])];
  const backs = (word: string) => plain.has(word) || stems.has(stemOf(word));
  const mayGrow = (part: string) => known.some((word) => word.startsWith(part)) || backs(part);
  return {
    /** `text` is all that is written so far, `opening` what it was given and isn't asked about. */
    allows(text: string, opening: string): boolean {
      const written = text.slice(opening.length);
      if (/\d/u.test(written)) return false;
      const words = wordsOf(written);
      const growing = /[\p{L}\p{N}]$/u.test(written) ? words.pop() : undefined;
      return words.every(backs) && (growing === undefined || mayGrow(growing));
    },
  };
}
