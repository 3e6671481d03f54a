import type { BriefFields } from '../../contract/projects.ts';
import { briefTexts } from './brief-parts.ts';
import { isContentWord, stemOf, termsOf, type Term } from './words.ts';

/** How far from a number the brief may speak of what it counts, in words. */
const reach = 5;

/**
 * A sum of money in a pitch is the brief's whole loss put to something small, or an invented price. What a thing
 * may cost is for the person to say.
 */
const money = /[$€£¥]\s*\d|\d[\d,.]*\s*(?:euros?|dollars?|pounds?|francs?|cents?|yuan|yen)\b/i;

/**
 * A pitch counts things on the fingers. Larger figures of a brief say how bad the problem is; a small model
 * repeats them as if they were part of the idea.
 */
const largestCount = 20;

/** What the brief says of each of its numbers: stems of the words around it. */
export function numberContexts(brief: BriefFields): ReadonlyMap<string, ReadonlySet<string>> {
  const contexts = new Map<string, Set<string>>();
  for (const text of briefTexts(brief)) {
    const terms = termsOf(text);
    for (const term of terms) {
      if (!term.isNumber) continue;
      const around = contexts.get(term.text) ?? new Set<string>();
      for (const near of terms.slice(Math.max(0, term.index - reach), term.index + reach + 1))
        if (!near.isNumber) around.add(stemOf(near.text));
      contexts.set(term.text, around);
    }
  }
  return contexts;
}

/**
 * Numbers of a pitch that mean nothing: not in the brief, or put to something that the brief does not count
 * with them ("140 ovens" where 140 loaves come back).
 */
export function numberFaults(pitch: string, contexts: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const terms = termsOf(pitch);
  const figures = terms.filter(
    (term) =>
      term.isNumber &&
      (Number(term.text) > largestCount || terms[term.index + 1]?.text.startsWith('percent')),
  );
  const sums = money.test(pitch) ? ['a sum of money'] : [];
  const wrong = terms
    .filter((term) => term.isNumber)
    .flatMap((number) => {
      const around = contexts.get(number.text);
      if (!around) return [`${number.text} is not in the brief`];
      const counted = countedBy(number, terms);
      return counted && !around.has(stemOf(counted))
        ? [`${number.text} does not count ${counted} in the brief`]
        : [];
    });
  return [...sums, ...figures.map(({ text }) => `${text} is a figure, not a count`), ...wrong];
}

/** The word a number stands before: the next content word, unless a sentence has gone by. */
function countedBy(number: Term, terms: readonly Term[]): string | null {
  const next = terms
    .slice(number.index + 1, number.index + 3)
    .find(({ text, isNumber }) => !isNumber && isContentWord(text));
  return next?.text ?? null;
}
