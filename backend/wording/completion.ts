import { wordsOf } from './words.ts';

/** What a model wrote after a hand-written opening. */
interface Ending {
  readonly opening: string;
  readonly text: string;
}

const unfinished = new Set(
  'a an the and or but so of to in on at by for from with as that which who if than then because when while into not is are was were have has had'.split(
    ' ',
  ),
);

/** Whether no sentence ends with a word. */
export const isUnfinished = (word: string | undefined): boolean => unfinished.has(word ?? '');

/** Opening and ending as they stand, with the space that belongs between them. */
export function joined({ opening, text }: Ending): string {
  const between = opening === '' || /^[\s.,;:!?’']/u.test(text) ? '' : ' ';
  return `${opening}${between}${text}`;
}

/** A text on one line; one that was stopped at the end of its first clause ends there. */
export function ended(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\s*[,;:]$/u, '.');
}

/** Mean log-probability of what the model chose itself, in nats. */
export function fluencyOf({ logProbabilities }: { readonly logProbabilities: readonly number[] }): number {
  return logProbabilities.reduce((sum, value) => sum + value, 0) / Math.max(1, logProbabilities.length);
}

/** Faults of a sentence by its form alone: signs that belong in none, a second sentence, a word twice in a row. */
export function formFaults(sentence: string): string[] {
  const faults: string[] = [];
  if (/[^\p{L}\p{N}\p{P}\p{Zs}$€£¥%+=]/u.test(sentence) || /\s['’]\p{L}?|['’]\s/u.test(sentence))
    faults.push('strange signs');
  if (/[.!?]\s+\S/u.test(sentence)) faults.push('more than one sentence');
  if (/\b(\w+) \1\b/iu.test(sentence)) faults.push('a word twice in a row');
  return faults;
}

/** Whether as many of the words in a row stand in one of the texts. */
export function copies(words: readonly string[], texts: readonly string[], run: number): boolean {
  if (words.length < run) return false;
  const runs = new Set(texts.flatMap((text) => runsOf(wordsOf(text), run)));
  return runsOf(words, run).some((one) => runs.has(one));
}

function runsOf(words: readonly string[], run: number): string[] {
  return words.slice(run - 1).map((_, i) => words.slice(i, i + run).join(' '));
}
