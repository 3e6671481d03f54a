import { UsageError } from './usage-error.ts';

/** The whole number that an option was given; undefined when it was not given. Throws UsageError for anything else. */
export function wholeNumber(
  name: string,
  given: string | boolean | undefined,
  least: number,
  most: number,
): number | undefined {
  if (given === undefined) return undefined;
  const number = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new UsageError(`--${name} is a whole number from ${least} to ${most}.`);
  return number;
}

/** One of a list of words; undefined when it was not given. Throws UsageError that names them all. */
export function oneOf<Word extends string>(
  name: string,
  given: string | boolean | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given);
  if (!found) throw new UsageError(`--${name} is one of: ${words.join(', ')}.`);
  return found;
}
