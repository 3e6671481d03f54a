import type { BoxRow, Combination } from '../../../contract/stimuli.ts';
import type { Random } from '../../numerics/random.ts';

/** Beyond this many combinations chance finds new ones at once, and none are listed. */
const mostListed = 20_000;

/** How a combination is named: the places of its options, `0.3.1`. */
export const combinationKey = (combination: Combination): string => combination.join('.');

/** How many combinations a box has. */
export function combinationCount(rows: readonly BoxRow[]): number {
  return rows.reduce((product, { options }) => product * options.length, 1);
}

/** Different combinations at random, none of those used; fewer than asked for when there are no more. */
export function dealCombinations(
  rows: readonly BoxRow[],
  count: number,
  used: ReadonlySet<string>,
  random: Random,
): Combination[] {
  const dealt = new Map<string, Combination>();
  const take = (combination: Combination) => {
    const key = combinationKey(combination);
    if (!used.has(key)) dealt.set(key, combination);
  };
  const total = combinationCount(rows);
  if (total <= mostListed) {
    // Few enough to go through every one from a random place on, in steps that meet each once.
    const start = Math.floor(random() * total);
    const step = stepThrough(total, random);
    for (let i = 0; i < total && dealt.size < count; i++)
      take(combinationAt(rows, (start + i * step) % total));
  } else {
    for (let tries = 0; tries < 100 * count && dealt.size < count; tries++)
      take(rows.map(({ options }) => Math.floor(random() * options.length)));
  }
  return [...dealt.values()];
}

function combinationAt(rows: readonly BoxRow[], index: number): Combination {
  let rest = index;
  return rows.map(({ options }) => {
    const place = rest % options.length;
    rest = Math.floor(rest / options.length);
    return place;
  });
}

/** A step that shares no divisor with the total, so that it comes round everywhere; near the golden section. */
function stepThrough(total: number, random: Random): number {
  let step = Math.max(1, Math.floor(total * (0.5 + 0.2 * random())));
  while (divisor(step, total) !== 1) step++;
  return step;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
