import { contentStems, termsOf } from './words.ts';

/** Words by which a sentence says that something is different afterwards. */
const turning =
  /\b(?:no longer|not have to|never have to|nobody has to|no one has to|need not|no need|stops?|fewer|less|instead|without|rather than|before|earlier|sooner|in time|at once|right away|on time|saves?|spares?|avoids?|frees?)\b/i;

/** Share of an ending's words that one sentence of the brief has, above which the ending only repeats it. */
const repeated = 0.7;
const fewestWords = 4;
/** A small model loses the thread of a longer one. */
const mostWords = 16;

/** A pitch and the beginning that it was given; empty for none. */
interface Begun {
  readonly pitch: string;
  readonly opening: string;
}

/** What the model wrote after the opening; of a pitch without one, its last clause. */
export function endingOf({ pitch, opening }: Begun): string {
  const ending =
    opening && pitch.startsWith(opening)
      ? pitch.slice(opening.length)
      : (pitch.split(/[,;]/).at(-1) ?? pitch);
  return ending.trim() || pitch;
}

/**
 * Whether a pitch ends by saying what changes. The word that turns the sentence often stands in the opening already:
 * "..., so that parents no longer" + "wait".
 */
export function saysChange({ pitch, opening }: Begun): boolean {
  const clause = opening && pitch.startsWith(opening) ? opening.split(/[,;]/).at(-1) : '';
  return turning.test(`${clause ?? ''} ${endingOf({ pitch, opening })}`);
}

/** What is wrong with an ending: too short to say anything, or the problem told again as if it were the result. */
export function endingFaults(begun: Begun, sentences: readonly string[]): string[] {
  const ending = endingOf(begun);
  const faults: string[] = [];
  if (termsOf(ending).length < fewestWords) faults.push('says nothing after its opening');
  if (termsOf(ending).length > mostWords) faults.push('loses its thread');
  const own = stems(ending);
  if (own.size < 2 || saysChange(begun)) return faults;
  const retells = sentences.some((sentence) => {
    const theirs = stems(sentence);
    return [...own].filter((stem) => theirs.has(stem)).length >= repeated * own.size;
  });
  return retells ? [...faults, 'tells the problem again'] : faults;
}

function stems(text: string): ReadonlySet<string> {
  const numbers = termsOf(text).flatMap(({ text: number, isNumber }) => (isNumber ? [number] : []));
  return new Set([...contentStems(text), ...numbers]);
}
