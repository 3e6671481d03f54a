import type { BriefFields } from '../../contract/projects.ts';

/** A part that is longer than this is a sentence, not a name for something. */
const wordLimit = 5;

/** Where a name ends and what is said about it begins. */
const qualifier =
  /\s+(?:that|which|who|whose|for|with|of|from|in|on|by|at|after|before|across|near|under|over|to|since|than|as|about)\s.*$/i;

const smallNumbers = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * The people or assets a brief lists, as they can stand in a sentence: "One head baker" is "the head baker",
 * "till data for three years" is "the till data". Parts that are sentences are left out.
 */
export function listedParts(list: string): string[] {
  return list
    .split(/[,;.\n]|\s+and\s+/)
    .map(asPhrase)
    .filter((phrase) => phrase !== null);
}

function asPhrase(part: string): string | null {
  const words = part
    .trim()
    .replace(qualifier, '')
    .replace(/^(?:a|an|the|one|our|my|some|also)\s+/i, '');
  const count = words.split(/\s+/).length;
  if (words.length < 3 || count > wordLimit) return null;
  if (!/^[\p{L}\d][\p{L}\d' ,-]*$/u.test(words)) return null;
  const named = /^\p{Lu}/u.test(words) && !/^\p{Lu}\p{Ll}/u.test(words);
  const lower = named ? words : words.charAt(0).toLowerCase() + words.slice(1);
  return `the ${lower}`;
}

/** The parts a brief offers to openings. */
export interface BriefParts {
  readonly people: readonly string[];
  readonly assets: readonly string[];
}

export function briefParts(brief: BriefFields): BriefParts {
  const people = listedParts(brief.people).map((phrase) => {
    // "the four apprentices" reads as if there were no others; a group is meant.
    const [, first = '', ...rest] = phrase.split(' ');
    return smallNumbers.includes(first) && rest.length > 0 ? `the ${rest.join(' ')}` : phrase;
  });
  return { people, assets: listedParts(brief.assets) };
}
