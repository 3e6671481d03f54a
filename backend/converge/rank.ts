import type { Answers, CriteriaSet, Ranking, Veto, Weights } from '../../contract/converge-criteria.ts';
import { rangeOf } from './scales.ts';
import { knownValue, scoreIdea, type IdeaScore, type Ranges } from './score-idea.ts';

/** What was said of an idea. */
export interface Said {
  readonly ideaId: string;
  readonly answers: Answers;
}

/** The ranges of unknown answers, from all that was said. */
export function rangesOf(set: CriteriaSet, said: readonly Said[]): Ranges {
  return Object.fromEntries(
    set.criteria.map(({ id, scale }) => [
      id,
      rangeOf(
        scale,
        said.flatMap(({ answers }) => knownValue(answers, id) ?? []),
      ),
    ]),
  );
}

/** Figures nearer than this share of the greatest are the same: they differ by rounding. */
const rounding = 1e-9;

/**
 * Ranks ideas by their figures, the best first. The best and the worst rank of each are those it could have, whatever
 * is not known of it and of the others. Vetoed ideas stand apart, and move nobody.
 */
export function rankIdeas(
  set: CriteriaSet,
  weights: Weights,
  said: readonly Said[],
  vetoes: readonly Veto[],
): Ranking {
  const vetoOf = new Map(vetoes.map((veto) => [veto.ideaId, veto]));
  const standing = said.filter(({ ideaId }) => !vetoOf.has(ideaId));
  const ranges = rangesOf(set, standing);
  const scored: (IdeaScore & { readonly ideaId: string })[] = [];
  const unassessed: string[] = [];
  for (const { ideaId, answers } of standing) {
    const score = scoreIdea(set, weights, answers, ranges);
    if (score) scored.push({ ideaId, ...score });
    else unassessed.push(ideaId);
  }
  const slack = rounding * Math.max(1, ...scored.map(({ high }) => Math.abs(high)));
  const middles = scored.map(({ middle }) => middle).sort((a, b) => a - b);
  const lows = scored.map(({ low }) => low).sort((a, b) => a - b);
  const highs = scored.map(({ high }) => high).sort((a, b) => a - b);
  const ranked = scored
    .map((score) => {
      const { ideaId, low, middle, high, unknown } = score;
      const certain = high - low <= slack;
      return {
        ideaId,
        low,
        middle,
        high,
        rank: 1 + countAbove(middles, middle + slack),
        bestRank: 1 + countAbove(lows, high + slack),
        // Its own interval reaches above its own low end.
        worstRank: 1 + countAbove(highs, low + slack) - (certain ? 0 : 1),
        unknown: [...unknown],
      };
    })
    .sort((a, b) => a.rank - b.rank);
  return {
    ranked,
    vetoed: said.flatMap(({ ideaId }) => vetoOf.get(ideaId) ?? []),
    unassessed,
  };
}

/** How many of the numbers, which ascend, are above a bound. */
function countAbove(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
