import { isStopWord } from './stop-words.ts';
import { editDistance } from './edit-distance.ts';

/** A word of the sources and in how many passages it stands. */
export interface KnownWord {
  readonly term: string;
  readonly count: number;
}

const shortestWord = 4;
const oneErrorUpTo = 5;

/** How many errors are forgiven in a word of this length; 0: it is left as it is. */
export function errorsForgiven(word: string): number {
  if (word.length < shortestWord || !/^\p{L}+$/u.test(word)) return 0;
  return word.length <= oneErrorUpTo ? 1 : 2;
}

/** The known word that a misspelt one most likely was: fewest errors first, then the most frequent; null for none. */
export function repairWord(word: string, known: Iterable<KnownWord>): string | null {
  const most = errorsForgiven(word);
  if (most === 0) return null;
  let best: { readonly term: string; readonly errors: number; readonly count: number } | null = null;
  for (const { term, count } of known) {
    const errors = editDistance(word, term, most);
    // A word that says nothing is no repair of one that was meant to say something.
    if (errors > most || term.length < shortestWord - 1 || isStopWord(term)) continue;
    if (!best || errors < best.errors || (errors === best.errors && count > best.count))
      best = { term, errors, count };
  }
  return best?.term ?? null;
}
