import type { Comparison, Pairs } from '../../contract/converge-votes.ts';
import { hashText } from '../numerics/random.ts';
import { varianceBetween, type Strengths } from './bradley-terry.ts';

/** Every so many answers, a pair is asked again the other way round. */
const swapEvery = 5;
/** Answers that must lie between a pair and the same pair swapped, so that it isn't answered from memory. */
const apart = 4;
/** The last skipped pairs aren't asked again. */
const skipsKept = 10;

/**
 * The pair whose answer would tell most: it raises the log of the determinant of the Fisher information most, by
 * log(1 + p(1-p) v), v being the variance of the difference in strength (a D-optimal design, one step ahead). Every
 * fifth time, instead, the oldest pair that was asked one way only, swapped.
 */
export function choosePair(
  ideaIds: readonly string[],
  asked: readonly Comparison[],
  strengths: Strengths,
): Pairs['next'] {
  if (ideaIds.length < 2) return null;
  const here = new Set(ideaIds);
  const known = asked.filter(({ leftId, rightId }) => here.has(leftId) && here.has(rightId));
  const answered = known.filter(({ outcome }) => outcome !== 'skip');
  if (answered.length % swapEvery === swapEvery - 1) {
    const swapped = toSwap(answered, known.slice(-apart));
    if (swapped) return { leftId: swapped.rightId, rightId: swapped.leftId, why: 'swapped' };
  }
  const passed = new Set(
    known
      .filter(({ outcome }) => outcome === 'skip')
      .slice(-skipsKept)
      .map(({ leftId, rightId }) => pairKey(leftId, rightId)),
  );
  const last = known.at(-1);
  if (last) passed.add(pairKey(last.leftId, last.rightId));
  return (
    mostTelling(ideaIds, strengths, passed, known.length) ??
    mostTelling(ideaIds, strengths, new Set(), known.length)
  );
}

function mostTelling(
  ideaIds: readonly string[],
  strengths: Strengths,
  passed: ReadonlySet<string>,
  salt: number,
): Pairs['next'] {
  let best: { readonly i: number; readonly j: number; readonly told: number; readonly tie: number } | null =
    null;
  for (let i = 0; i < ideaIds.length; i++)
    for (let j = i + 1; j < ideaIds.length; j++) {
      const key = pairKey(ideaIds[i]!, ideaIds[j]!);
      if (passed.has(key)) continue;
      const chance = 1 / (1 + Math.exp(strengths.logs[j]! - strengths.logs[i]!));
      // Rounded, so that pairs that tell the same are drawn by lot and not by their order.
      const told = Math.round(1e6 * Math.log1p(chance * (1 - chance) * varianceBetween(strengths, i, j)));
      if (best && told < best.told) continue;
      const tie = hashText(`${key}/${salt}`);
      if (!best || told > best.told || tie > best.tie) best = { i, j, told, tie };
    }
  if (!best) return null;
  const [leftId, rightId] =
    best.tie % 2 === 0 ? [ideaIds[best.i]!, ideaIds[best.j]!] : [ideaIds[best.j]!, ideaIds[best.i]!];
  return { leftId, rightId, why: 'teaches' };
}

/** The oldest pair that was asked one way only, and not just now. */
function toSwap(answered: readonly Comparison[], latest: readonly Comparison[]): Comparison | undefined {
  const ways = new Set(answered.map(({ leftId, rightId }) => `${leftId}/${rightId}`));
  const justNow = new Set(latest.map(({ leftId, rightId }) => pairKey(leftId, rightId)));
  return answered.find(
    ({ leftId, rightId }) => !ways.has(`${rightId}/${leftId}`) && !justNow.has(pairKey(leftId, rightId)),
  );
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}
