import type { Completion } from './ports.ts';
import { copies, ended, fluencyOf, formFaults, isUnfinished, joined } from '../wording/completion.ts';
import { inventedNumbers } from '../wording/numbers.ts';
import { isContentWord, stemOf, wordsOf } from '../wording/words.ts';

/** Words an ending has, opening left out. */
const endingLimits = { least: 3, most: 22 };
/** Mean log-probability of the model's own tokens, in nats, below which an ending reads as drawn at random. */
const leastFluency = -1.1;
/** Log-probability of its least likely token, in nats. */
const leastLikely = -7;
/** As many words in a row as a fact has them are the fact told again. */
const copyRun = 8;

/** The whole sentence of a completion. */
export const sentenceOf = (completion: Pick<Completion, 'opening' | 'text'>): string =>
  ended(joined(completion));

/**
 * What is wrong with a completion as a sentence that claims nothing beyond the facts; none when it may stand. Nothing is
 * repaired. That its words are backed was seen to while it was written; but a small model puts true numbers to the
 * wrong thing, and goes wrong in its second clause, so a statement has neither.
 */
export function candidateFaults(
  completion: Completion,
  facts: readonly string[],
  isQuestion: boolean,
): string[] {
  const sentence = sentenceOf(completion);
  const ending = completion.text.trim();
  const words = wordsOf(ending);
  const faults: string[] = [];
  if (completion.end !== 'complete') faults.push('cut off');
  if (words.length < endingLimits.least) faults.push('too short');
  if (words.length > endingLimits.most) faults.push('too long');
  if (isQuestion ? !sentence.endsWith('?') : !sentence.endsWith('.'))
    faults.push(isQuestion ? 'no question' : 'no statement');
  if (isUnfinished(words.at(-1)) || words.at(-1) === 'i') faults.push('ends in the middle');
  faults.push(...formFaults(sentence));
  if (repeatsWord(wordsOf(sentence))) faults.push('one word too often');
  if (isQuestion ? misplacedNumber(ending, facts) : inventedNumbers(ending, []).length > 0)
    faults.push('a number');
  if (/[,;:]/u.test(ending.slice(0, -1))) faults.push('more than one clause');
  if (copies(words, facts, copyRun)) faults.push('a fact told again');
  if (fluencyOf(completion) < leastFluency) faults.push('unlikely words');
  if (Math.min(0, ...completion.logProbabilities) < leastLikely) faults.push('one very unlikely word');
  return faults;
}

function repeatsWord(words: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const word of words.filter(isContentWord)) {
    const stem = stemOf(word);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count > 2);
}

/** A number that no fact holds, or not with the word after it: it counts something else. */
function misplacedNumber(ending: string, facts: readonly string[]): boolean {
  const pairs = new Set(facts.flatMap(pairsOf));
  return inventedNumbers(ending, facts).length > 0 || pairsOf(ending).some((pair) => !pairs.has(pair));
}

function pairsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.flatMap((word, i) =>
    inventedNumbers(word, []).length > 0 ? [`${word} ${stemOf(words[i + 1] ?? '')}`] : [],
  );
}
