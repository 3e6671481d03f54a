import { copies, ended, fluencyOf, formFaults, isUnfinished, joined } from '../../wording/completion.ts';
import { inventedNumbers } from '../../wording/numbers.ts';
import { isContentWord, stemOf, wordsOf } from '../../wording/words.ts';
import type { Written } from '../ports.ts';

/** Words an ending has, opening left out. */
const endingLimits = { least: 3, most: 20 };
/** Mean log-probability of the model's own tokens, in nats, below which an ending reads as drawn at random. */
const leastFluency = -1.5;
/** Log-probability of its least likely token, in nats. */
const leastLikely = -7;
/** As many words in a row as brief or idea has them are the brief told again. */
const copyRun = 6;

/** The whole sentence, without the mark of a list that it may begin with. */
export function sentenceOf(written: Pick<Written, 'opening' | 'text'>): string {
  return ended(joined(written).replace(/^- /u, ''));
}

/**
 * What is wrong with an ending; none when it may be proposed. Nothing is repaired. Numbers are refused whether or not
 * the brief has them: this model puts true ones to the wrong thing.
 */
export function sentenceFaults(written: Written, facts: readonly string[]): string[] {
  const sentence = sentenceOf(written);
  const ending = written.text.trim();
  const words = wordsOf(ending);
  const faults: string[] = [];
  if (written.end !== 'complete') faults.push('cut off');
  if (words.length < endingLimits.least) faults.push('too short');
  if (words.length > endingLimits.most) faults.push('too long');
  if (!sentence.endsWith('.')) faults.push('no statement');
  if (isUnfinished(words.at(-1))) faults.push('ends in the middle');
  faults.push(...formFaults(sentence));
  if (saysTwice(wordsOf(sentence))) faults.push('a word said twice');
  if (inventedNumbers(ending, []).length > 0) faults.push('a number');
  if (copies(words, facts, copyRun)) faults.push('the brief told again');
  if (fluencyOf(written) < leastFluency) faults.push('unlikely words');
  if (Math.min(0, ...written.logProbabilities) < leastLikely) faults.push('one very unlikely word');
  return faults;
}

/** In one short sentence a content word that comes twice is the model going round in a circle. */
function saysTwice(words: readonly string[]): boolean {
  const stems = words.filter(isContentWord).map(stemOf);
  return new Set(stems).size < stems.length;
}
