import { codesOf } from './codes.ts';
import type { ReadQuestion, Term } from './read-question.ts';
import { bigramsOf, wordsOf } from './words.ts';

/** Which terms of a question a text holds. */
export interface Matches {
  /** As the question has them, repaired ones as they were found; codes too. */
  readonly matched: readonly string[];
  /** Share of the question's terms that the text holds, rare ones counting more (inverse document frequency); 0 to 1. */
  readonly coverage: number;
}

/** Looks for the terms of a question in a text; `total` is the number of passages there are. */
export function matchTerms(read: ReadQuestion, text: string, total: number): Matches {
  const words = new Set(wordsOf(text));
  const grams = new Set(bigramsOf(text));
  const codes = new Set(codesOf(text));
  const matched: string[] = [];
  let found = 0;
  let all = 0;
  const look = (terms: readonly Term[], held: ReadonlySet<string>) => {
    for (const { asked, forms, count } of terms) {
      const weight = Math.log(1 + total / (1 + count));
      all += weight;
      const form = forms.find((candidate) => held.has(candidate));
      if (form === undefined) continue;
      found += weight;
      matched.push(forms.includes(asked) ? asked : form);
    }
  };
  look(read.terms, words);
  look(read.grams, grams);
  matched.push(...read.codes.filter((code) => codes.has(code)));
  return { matched: [...new Set(matched)], coverage: all === 0 ? 0 : found / all };
}
