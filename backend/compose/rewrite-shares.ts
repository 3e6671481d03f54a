import type { RewriteAction } from '../../contract/compose-texts.ts';
import { sentencesOf, stemOf, stemsOf, wordsOf } from '../wording/words.ts';
import { editDistance } from './nearest.ts';

/** Words that a manner brings in and that claim nothing of the subject; by stems, they don't count as new. */
const mannerly: Partial<Record<RewriteAction, ReadonlySet<string>>> = {
  formal: stemsOf([
    `accept although appreciate approximately arrange ask aware child complain concern contact convenient dear due ensure
    father further grateful however inconvenience inform kindly matter mother note opportunity otherwise permit please
    possible provide receive regard regret report request require resolve sincere soon therefore unable
    unacceptable unfortunately wish write`,
  ]),
  friendly: stemsOf([
    `appreciate ask best choose course enjoy glad great happen happy hello help hope kind kindly lovely love just nice please pop
    quick soon sorry stay thank touch try understand understanding wait welcome wish wonderful worry`,
  ]),
  plain: stemsOf([
    `ask begin bring buy call change check choose close cut decide easy end find finish fix happen help learn leave mean meet
    move pay people plan quick reach result send show slow small start stay stop talk tell trouble try wait work write`,
  ]),
};
/** A sentence with as many words of its own has to speak of the subject. */
const wordsOfASentence = 3;

/** How much of a text's subject another one keeps, and how much of that one's is new, 0 to 1 each. */
export function subjectShares(
  before: string,
  after: string,
  action: RewriteAction,
): { readonly kept: number; readonly fresh: number } {
  const was = stemsOf([before]);
  const is = stemsOf([after]);
  const manner = mannerly[action];
  const lost = [...was].filter((stem) => !is.has(stem));
  const fresh = [...is].filter((stem) => !was.has(stem) && manner?.has(stem) !== true);
  const mended = action === 'correct' ? mendedOf(before, after) : new Set<string>();
  const share = (stems: readonly string[], of: number) =>
    stems.filter((stem) => !mended.has(stem)).length / Math.max(1, of);
  return { kept: 1 - share(lost, was.size), fresh: share(fresh, is.size) };
}

/** Stems of misspelt words that are gone, and of the words that they were corrected to. */
function mendedOf(before: string, after: string): ReadonlySet<string> {
  const gone = withoutWordsOf(before, after);
  const come = withoutWordsOf(after, before);
  return new Set(
    [
      ...gone.filter((word) => isMisspellingOfAny(word, [...come, ...pairsOf(wordsOf(after))])),
      ...come.filter((word) => isMisspellingOfAny(word, [...gone, ...pairsOf(wordsOf(before))])),
    ].map(stemOf),
  );
}

function withoutWordsOf(text: string, other: string): string[] {
  const there = new Set(wordsOf(other));
  return wordsOf(text).filter((word) => !there.has(word));
}

/** Nobody misspells all of a word: with the same first letter half of it may differ ("nite"), with another a quarter. */
function isMisspellingOfAny(word: string, others: readonly string[]): boolean {
  return others.some((other) => {
    const most = Math.max(word.length, other.length) / (word[0] === other[0] ? 2 : 4);
    return editDistance(word, other) <= Math.ceil(most);
  });
}

/** Neighbours written as one word: "some one" was meant as "someone". */
function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => `${words[i] ?? ''}${word}`);
}

/** Whether a text has a sentence that shares no word of the subject with another one: it was made up, or got lost there. */
export function hasSentenceApart(text: string, other: string, action: RewriteAction): boolean {
  const there = stemsOf([other]);
  return sentencesOf(text).some(({ start, end }) => {
    const own = [...stemsOf([text.slice(start, end)])].filter((stem) => mannerly[action]?.has(stem) !== true);
    return own.length >= wordsOfASentence && !own.some((stem) => there.has(stem));
  });
}
