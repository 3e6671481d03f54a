import type { CriteriaSet, Sensitivity, Weights } from '../../contract/converge-criteria.ts';
import { createRandom, hashText, type Random } from '../numerics/random.ts';
import { randomShares } from './dirichlet.ts';
import { rangesOf, type Said } from './rank.ts';
import { middleOf, utilityOf, type Range } from './scales.ts';
import { knownValue, scoreIdea } from './score-idea.ts';

const draws = 2000;
/** Draws between two pauses, over all ideas and criteria. */
const numbersAtOnce = 400_000;
/**
 * Of the weights drawn: with four equal criteria, each share has a standard deviation of about 0.08, so that two in
 * three lie between 17 % and 33 %.
 */
const concentration = 30;

interface Known {
  readonly ideaId: string;
  /** By criterion, at the middle where nothing is known. */
  readonly utilities: readonly number[];
  /** Where the utility may lie, of what is not known. */
  readonly open: readonly (Range | null)[];
}

/**
 * How the first place hangs on the weights. For each criterion, exactly: the shares of its weight at which the first
 * stays first, while the others keep their proportions. For all together: 2,000 sets of weights drawn near the chosen
 * ones (Dirichlet), with what is not known drawn evenly from its range. `pause` lets others work in between.
 */
export async function findSensitivity(
  set: CriteriaSet,
  weights: Weights,
  said: readonly Said[],
  pause: () => Promise<void>,
): Promise<Sensitivity> {
  const criteria = set.criteria.filter(({ id }) => (weights[id] ?? 0) > 0);
  const total = criteria.reduce((sum, { id }) => sum + weights[id]!, 0);
  const shares = criteria.map(({ id }) => weights[id]! / total);
  const ideas = knownIdeas(set, weights, said);
  if (ideas.length < 2) return { firstId: null, criteria: [], draws: 0, firsts: [] };
  const first = firstAt(ideas, shares);
  const seed = hashText(JSON.stringify([set.id, shares, ideas]));
  const firsts = await drawFirsts(ideas, shares, createRandom(seed), pause);
  return {
    firstId: ideas[first]!.ideaId,
    criteria: criteria.map(({ id }, at) => ({
      criterionId: id,
      share: shares[at]!,
      ...stayingRange(ideas, shares, first, at),
    })),
    draws,
    firsts: ideas
      .map(({ ideaId }, at) => ({ ideaId, share: firsts[at]! / draws }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share),
  };
}

function knownIdeas(set: CriteriaSet, weights: Weights, said: readonly Said[]): Known[] {
  const ranges = rangesOf(set, said);
  const criteria = set.criteria.filter(({ id }) => (weights[id] ?? 0) > 0);
  return said
    .filter(({ answers }) => scoreIdea(set, weights, answers, ranges) !== null)
    .map(({ ideaId, answers }) => ({
      ideaId,
      utilities: criteria.map((criterion) => {
        const range = ranges[criterion.id]!;
        const value = knownValue(answers, criterion.id) ?? middleOf(set.kind, range);
        return utilityOf(set.kind, criterion, range, value);
      }),
      open: criteria.map((criterion) => {
        if (knownValue(answers, criterion.id) !== null) return null;
        const range = ranges[criterion.id]!;
        const ends = [range.low, range.high].map((end) => utilityOf(set.kind, criterion, range, end));
        return { low: Math.min(...ends), high: Math.max(...ends) };
      }),
    }));
}

function firstAt(ideas: readonly Known[], shares: readonly number[]): number {
  let best = 0;
  let bestValue = -Infinity;
  ideas.forEach(({ utilities }, at) => {
    const value = utilities.reduce((sum, utility, i) => sum + shares[i]! * utility, 0);
    if (value > bestValue + 1e-12) {
      best = at;
      bestValue = value;
    }
  });
  return best;
}

/** Where the share of one criterion may lie: each idea's figure is a straight line in it, so the bounds are crossings. */
function stayingRange(ideas: readonly Known[], shares: readonly number[], first: number, at: number) {
  const others = 1 - shares[at]!;
  const line = ({ utilities }: Known) => {
    const rest = utilities.reduce((sum, utility, i) => (i === at ? sum : sum + shares[i]! * utility), 0);
    // With a single criterion there is no rest to keep its proportions.
    return { full: utilities[at]!, none: others > 1e-12 ? rest / others : utilities[at]! };
  };
  const mine = line(ideas[first]!);
  let low = 0;
  let high = 1;
  let belowId: string | null = null;
  let aboveId: string | null = null;
  ideas.forEach((idea, index) => {
    if (index === first) return;
    const other = line(idea);
    // The lead over the other: `none` at a share of 0, `full` at 1.
    const none = mine.none - other.none;
    const full = mine.full - other.full;
    if (none < -1e-12 && full > none) {
      const crossing = Math.min(shares[at]!, none / (none - full));
      if (crossing > low) [low, belowId] = [crossing, idea.ideaId];
    } else if (full < -1e-12 && none > full) {
      const crossing = Math.max(shares[at]!, none / (none - full));
      if (crossing < high) [high, aboveId] = [crossing, idea.ideaId];
    }
  });
  return { low, high, belowId, aboveId };
}

/** How often each idea is first. */
async function drawFirsts(
  ideas: readonly Known[],
  shares: readonly number[],
  random: Random,
  pause: () => Promise<void>,
): Promise<Int32Array> {
  const firsts = new Int32Array(ideas.length);
  const atOnce = Math.max(1, Math.floor(numbersAtOnce / (ideas.length * shares.length)));
  for (let draw = 0; draw < draws; draw++) {
    if (draw % atOnce === atOnce - 1) await pause();
    const drawn = randomShares(shares, concentration, random);
    let best = 0;
    let bestValue = -Infinity;
    ideas.forEach(({ utilities, open }, at) => {
      let value = 0;
      for (let i = 0; i < drawn.length; i++) {
        const range = open[i];
        value += drawn[i]! * (range ? range.low + random() * (range.high - range.low) : utilities[i]!);
      }
      if (value > bestValue) {
        best = at;
        bestValue = value;
      }
    });
    firsts[best]!++;
  }
  return firsts;
}
