import { familyOf } from '../../wording/family.ts';
import { isContentWord, wordsOf } from '../../wording/content-words.ts';

/** A phrase and the rows that have it. */
export interface FoundPhrase {
  readonly phrase: string;
  readonly rows: readonly number[];
}

const longest = 3;
const mostPhrases = 30;

/**
 * The phrases of up to three words that most rows have: runs of content words, cut at punctuation and function words as
 * RAKE cuts them (Rose et al. 2010), counted by rows, forms of a word as one. A phrase that all but always stands within a
 * longer one is left out.
 */
export function keyPhrasesOf(
  texts: readonly string[],
  rows: ArrayLike<number>,
  language: 'en' | 'zh',
  checkpoint: () => void,
): FoundPhrase[] {
  const joiner = language === 'zh' ? '' : ' ';
  /** By the families of its words: how often it was said in which words, and where. */
  const found = new Map<string, { words: number; rows: Set<number>; said: Map<string, number> }>();
  for (let i = 0; i < rows.length; i++) {
    if (i % 500 === 0) checkpoint();
    const row = rows[i]!;
    for (const clause of texts[row]!.split(/[.,;:!?()"。，；：！？、（）“”\n]+/u))
      for (const words of runsOf(wordsOf(clause, language), language)) {
        const run = words.map(familyOf);
        for (let length = 1; length <= Math.min(longest, run.length); length++)
          for (let start = 0; start + length <= run.length; start++) {
            const families = run.slice(start, start + length).join(' ');
            const entry = found.get(families) ?? {
              ...{ words: length, rows: new Set<number>(), said: new Map<string, number>() },
            };
            entry.rows.add(row);
            const said = words.slice(start, start + length).join(joiner);
            entry.said.set(said, (entry.said.get(said) ?? 0) + 1);
            found.set(families, entry);
          }
      }
  }
  const least = rows.length < 30 ? 2 : Math.max(2, Math.ceil(rows.length / 500));
  const ranked = [...found]
    .filter(([, entry]) => entry.rows.size >= least)
    .map(([phrase, entry]) => ({ phrase, rows: [...entry.rows], words: entry.words, said: entry.said }))
    // A longer phrase says more, so it needs fewer rows.
    .sort(
      (a, b) =>
        b.rows.length * Math.sqrt(b.words) - a.rows.length * Math.sqrt(a.words) ||
        (a.phrase < b.phrase ? -1 : 1),
    )
    .slice(0, 8 * mostPhrases);
  const kept = ranked.filter(
    (one) =>
      !ranked.some(
        (other) =>
          other.words > one.words &&
          ` ${other.phrase} `.includes(` ${one.phrase} `) &&
          other.rows.length >= 0.7 * one.rows.length,
      ),
  );
  return kept
    .slice(0, mostPhrases)
    .map(({ rows: having, said }) => ({
      phrase: [...said].reduce((most, one) => (one[1] > most[1] ? one : most))[0],
      rows: having,
    }))
    .sort((a, b) => b.rows.length - a.rows.length);
}

function runsOf(words: readonly string[], language: 'en' | 'zh'): string[][] {
  const runs: string[][] = [[]];
  for (const word of words)
    if (isContentWord(word, language)) runs.at(-1)!.push(word);
    else runs.push([]);
  return runs;
}
