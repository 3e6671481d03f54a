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

const unfinished = new Set(
  'a an the and or but so of to in on at by for from with as that which who if than then because when while into not is are was were have has had'.split(
    ' ',
  ),
);

/** The whole sentence; one that was stopped at the end of its first clause ends there. */
export function sentenceOf({ opening, text }: Pick<Written, 'opening' | 'text'>): string {
  const between = opening === '' || /^[\s.,;:!?’']/u.test(text) ? '' : ' ';
  return `${opening}${between}${text}`
    .replace(/^- /u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\s*[,;:]$/u, '.');
}

/** Mean log-probability of what the model chose itself, in nats. */
export function fluencyOf({ logProbabilities }: Pick<Written, 'logProbabilities'>): number {
  return logProbabilities.reduce((sum, value) => sum + value, 0) / Math.max(1, logProbabilities.length);
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
  if (unfinished.has(words.at(-1) ?? '')) faults.push('ends in the middle');
  if (/[^\p{L}\p{N}\p{P}\p{Zs}$€£¥%+=]/u.test(sentence) || /\s['’]\p{L}?|['’]\s/u.test(sentence))
    faults.push('strange signs');
  if (/[.!?]\s+\S/u.test(sentence)) faults.push('more than one sentence');
  if (/\b(\w+) \1\b/iu.test(sentence)) faults.push('a word twice in a row');
  if (saysTwice(wordsOf(sentence))) faults.push('a word said twice');
  if (inventedNumbers(ending, []).length > 0) faults.push('a number');
  if (copies(words, facts)) faults.push('the brief told again');
  if (fluencyOf(written) < leastFluency) faults.push('unlikely words');
  if (Math.min(0, ...written.logProbabilities) < leastLikely) faults.push('one very unlikely word');
  return faults;
}

/** In one short sentence a content word that comes twice is the model going round in a circle. */
function saysTwice(words: readonly string[]): boolean {
  const stems = words.filter(isContentWord).map(stemOf);
  return new Set(stems).size < stems.length;
}

function copies(words: readonly string[], facts: readonly string[]): boolean {
  if (words.length < copyRun) return false;
  const runs = new Set(facts.flatMap((fact) => runsOf(wordsOf(fact))));
  return runsOf(words).some((run) => runs.has(run));
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(copyRun - 1).map((_, i) => words.slice(i, i + copyRun).join(' '));
}
