import { choleskyInPlace, solveCholesky } from '../numerics/cholesky.ts';

/** What came of ideas side by side, by their places in a list: `score` is 1 for the first, 0 for the second, ½ for equal. */
export interface Game {
  readonly first: number;
  readonly second: number;
  readonly score: number;
}

/** Strengths and what isn't known of them. */
export interface Strengths {
  /** Logs of the strengths, 0 on average. */
  readonly logs: Float64Array;
  /** Their covariance, row by row, about that average. */
  readonly covariance: Float64Array;
}

/**
 * Each idea is taken to have won half and lost half of one game against an average one: an idea that won everything
 * stays finite, and one that was never asked about has the error that fits knowing nothing.
 */
const priorGames = 1;
const rounds = 10_000;
const settledAt = 1e-9;

/**
 * Strengths by Bradley and Terry (Biometrika 39, 1952): the first wins with the likelihood a / (a + b). Equal counts
 * half a win for each, which keeps the model one of wins and losses (Davidson's parameter for ties, JASA 65, 1970, would
 * need more answers than a person gives). Fitted by Hunter's MM steps (Annals of Statistics 32, 2004), each of which
 * makes the answers likelier; errors from the inverse of the Fisher information at the end, the prior included.
 */
export function fitStrengths(count: number, games: readonly Game[]): Strengths {
  const strength = new Float64Array(count).fill(1);
  const wins = new Float64Array(count).fill(priorGames / 2);
  for (const { first, second, score } of games) {
    wins[first]! += score;
    wins[second]! += 1 - score;
  }
  const pairs = countPairs(count, games);
  const played = new Float64Array(count);
  for (let round = 0; round < rounds; round++) {
    played.fill(0);
    for (const { first, second, times } of pairs) {
      const share = times / (strength[first]! + strength[second]!);
      played[first]! += share;
      played[second]! += share;
    }
    let moved = 0;
    for (let i = 0; i < count; i++) {
      const next = wins[i]! / (played[i]! + priorGames / (strength[i]! + 1));
      moved = Math.max(moved, Math.abs(Math.log(next / strength[i]!)));
      strength[i] = next;
    }
    if (moved < settledAt) break;
  }
  const logs = strength.map(Math.log);
  const covariance = centre(covarianceOf(strength, pairs), count);
  const mean = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  return { logs: logs.map((value) => value - mean), covariance };
}

interface Pair {
  readonly first: number;
  readonly second: number;
  times: number;
}

/** How often each two were compared. */
function countPairs(count: number, games: readonly Game[]): Pair[] {
  const pairs = new Map<number, Pair>();
  for (const game of games) {
    const first = Math.min(game.first, game.second);
    const second = Math.max(game.first, game.second);
    const pair = pairs.get(first * count + second);
    if (pair) pair.times++;
    else pairs.set(first * count + second, { first, second, times: 1 });
  }
  return [...pairs.values()];
}

function covarianceOf(strength: Float64Array, pairs: readonly Pair[]): Float64Array {
  const count = strength.length;
  const information = new Float64Array(count * count);
  for (let i = 0; i < count; i++) information[i * count + i] = priorGames * spread(strength[i]!, 1);
  for (const { first, second, times } of pairs) {
    const told = times * spread(strength[first]!, strength[second]!);
    information[first * count + first]! += told;
    information[second * count + second]! += told;
    information[first * count + second]! -= told;
    information[second * count + first]! -= told;
  }
  choleskyInPlace(information, count);
  const covariance = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    const column = covariance.subarray(i * count, (i + 1) * count);
    column[i] = 1;
    solveCholesky(information, count, column);
  }
  return covariance;
}

/** The variance of one game's result: what it tells. */
function spread(a: number, b: number): number {
  return (a * b) / (a + b) ** 2;
}

/** The covariance of what is left when the average of all is taken off. */
function centre(covariance: Float64Array, count: number): Float64Array {
  const means = new Float64Array(count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) means[i]! += covariance[i * count + j]! / count;
  const mean = means.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  return covariance.map((value, at) => value - means[Math.floor(at / count)]! - means[at % count]! + mean);
}

/** The variance of the difference of two log strengths. */
export function varianceBetween({ logs, covariance }: Strengths, i: number, j: number): number {
  const count = logs.length;
  return covariance[i * count + i]! + covariance[j * count + j]! - 2 * covariance[i * count + j]!;
}
