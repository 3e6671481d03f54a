import type { Comparison, Pairs } from '../../contract/converge-votes.ts';
import { fitStrengths, varianceBetween, type Game, type Strengths } from './bradley-terry.ts';
import { choosePair } from './choose-pair.ts';
import { positionBias } from './position-bias.ts';

const scores = { left: 1, right: 0, equal: 0.5 } as const;
/** Normal quantile of a two-sided 95 %, for the intervals. */
const intervalZ = 1.96;
/** Normal quantile of a one-sided 95 %: an idea is settled before another when it is better so surely. */
const settledZ = 1.645;
/** More than this can't be asked of a person. */
const mostQuestions = 300;
const firstPlaces = 3;

/** The next pair and the ranking so far, of the ideas looked at. */
export function summarizePairs(ideaIds: readonly string[], asked: readonly Comparison[]): Pairs {
  const placeOf = new Map(ideaIds.map((id, place) => [id, place]));
  const answered = asked.filter(
    ({ leftId, rightId, outcome }) => outcome !== 'skip' && placeOf.has(leftId) && placeOf.has(rightId),
  );
  const games = answered.map(({ leftId, rightId, outcome }): Game => ({
    first: placeOf.get(leftId)!,
    second: placeOf.get(rightId)!,
    score: scores[outcome as keyof typeof scores],
  }));
  const strengths = fitStrengths(ideaIds.length, games);
  return {
    next: choosePair(ideaIds, asked, strengths),
    compared: answered.length,
    ranked: ranked(ideaIds, games, strengths),
    bias: positionBias(answered),
    settled: untilSettled(strengths, answered.length),
  };
}

function ranked(ideaIds: readonly string[], games: readonly Game[], strengths: Strengths): Pairs['ranked'] {
  const { logs, covariance } = strengths;
  const count = ideaIds.length;
  const tallies = ideaIds.map(() => ({ wins: 0, losses: 0, ties: 0 }));
  for (const { first, second, score } of games) {
    tallies[first]![score === 1 ? 'wins' : score === 0 ? 'losses' : 'ties']++;
    tallies[second]![score === 0 ? 'wins' : score === 1 ? 'losses' : 'ties']++;
  }
  return ideaIds
    .map((ideaId, place) => {
      const strength = logs[place]!;
      const error = Math.sqrt(Math.max(0, covariance[place * count + place]!));
      return {
        ideaId,
        rank: 1 + logs.filter((other) => other > strength + 1e-9).length,
        strength,
        error,
        low: strength - intervalZ * error,
        high: strength + intervalZ * error,
        ...tallies[place]!,
      };
    })
    .sort((a, b) => a.rank - b.rank);
}

/**
 * Errors shrink with the root of the answers: from how far the closest of the first three stands from the closest of
 * the rest, measured in its error, follows how many answers there must be in all. An estimate: it takes the strengths
 * for what they are now.
 */
function untilSettled(strengths: Strengths, compared: number): Pairs['settled'] {
  const { logs } = strengths;
  const count = logs.length;
  if (count < 2 || compared < count) return { state: 'too-few' };
  const order = [...logs.keys()].sort((a, b) => logs[b]! - logs[a]!);
  const first = order.slice(0, Math.min(firstPlaces, count - 1));
  const rest = order.slice(first.length);
  let closest = Infinity;
  for (const i of first)
    for (const j of rest)
      closest = Math.min(closest, (logs[i]! - logs[j]!) / Math.sqrt(varianceBetween(strengths, i, j)));
  if (closest >= settledZ) return { state: 'settled' };
  const more = Math.ceil(compared * ((settledZ / closest) ** 2 - 1));
  return closest > 0 && more <= mostQuestions ? { state: 'about', more } : { state: 'too-close' };
}
