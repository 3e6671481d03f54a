import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitStrengths, varianceBetween, type Game } from '../../../backend/converge/bradley-terry.ts';
import { summarizePairs } from '../../../backend/converge/pairs.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import type { Comparison, Outcome } from '../../../contract/converge-votes.ts';

const comparison = (leftId: string, rightId: string, outcome: Outcome, at = 0): Comparison => ({
  id: `${leftId}${rightId}${at}`,
  leftId,
  rightId,
  outcome,
  createdAt: at,
});

/** Answers every question that is asked as somebody would who knows the strengths, with a share of slips. */
function answerPairs(strengths: Readonly<Record<string, number>>, count: number, seed: number): Comparison[] {
  const random = createRandom(seed);
  const asked: Comparison[] = [];
  for (let at = 0; at < count; at++) {
    const { next } = summarizePairs(Object.keys(strengths), asked);
    const chance = 1 / (1 + Math.exp(strengths[next!.rightId]! - strengths[next!.leftId]!));
    asked.push(comparison(next!.leftId, next!.rightId, random() < chance ? 'left' : 'right', at));
  }
  return asked;
}

describe('strengths from comparisons', () => {
  it('are found again from many answers, within their errors', () => {
    const truth = [1.5, 0.7, 0, -0.6, -1.6];
    const random = createRandom(5);
    const games: Game[] = [];
    for (let round = 0; round < 400; round++)
      for (let first = 0; first < truth.length; first++)
        for (let second = first + 1; second < truth.length; second++)
          games.push({
            first,
            second,
            score: random() < 1 / (1 + Math.exp(truth[second]! - truth[first]!)) ? 1 : 0,
          });
    const { logs, covariance } = fitStrengths(truth.length, games);
    truth.forEach((value, at) => {
      const error = Math.sqrt(covariance[at * truth.length + at]!);
      expect(error).toBeLessThan(0.07);
      expect(Math.abs(logs[at]! - value)).toBeLessThan(3.5 * error);
    });
  });

  it('have errors that cover the truth as often as they say', () => {
    let covered = 0;
    let total = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const truth = [1, 0.3, -0.3, -1];
      const games: Game[] = [];
      for (let round = 0; round < 12; round++)
        for (let first = 0; first < 4; first++)
          for (let second = first + 1; second < 4; second++)
            games.push({
              first,
              second,
              score: random() < 1 / (1 + Math.exp(truth[second]! - truth[first]!)) ? 1 : 0,
            });
      const strengths = fitStrengths(4, games);
      truth.forEach((value, at) => {
        total++;
        if (Math.abs(strengths.logs[at]! - value) < 1.96 * Math.sqrt(strengths.covariance[at * 4 + at]!))
          covered++;
      });
    }
    expect(covered / total).toBeGreaterThan(0.9);
  });

  it('hang on nobody’s name or side, stay finite when one wins everything, and sum to nothing', () => {
    const someGames = fc.array(
      fc
        .tuple(fc.nat(5), fc.nat(5), fc.constantFrom(0, 0.5, 1))
        .filter(([first, second]) => first !== second)
        .map(([first, second, score]): Game => ({ first, second, score })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(someGames, (games) => {
        const { logs } = fitStrengths(6, games);
        const mirrored = fitStrengths(
          6,
          games.map(({ first, second, score }) => ({
            first: 5 - second,
            second: 5 - first,
            score: 1 - score,
          })),
        );
        expect(logs.every(Number.isFinite)).toBe(true);
        expect(logs.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
        logs.forEach((value, at) => expect(mirrored.logs[5 - at]!).toBeCloseTo(value, 6));
      }),
    );
  });

  it('know less of what was asked less', () => {
    const strengths = fitStrengths(3, [
      { first: 0, second: 1, score: 1 },
      { first: 0, second: 1, score: 0 },
      { first: 1, second: 0, score: 1 },
    ]);
    expect(varianceBetween(strengths, 0, 1)).toBeLessThan(varianceBetween(strengths, 0, 2));
  });
});

describe('what is asked next', () => {
  const truth = { a: 2, b: 1.2, c: 0.4, d: -0.4, e: -1.2, f: -2 };

  it('finds the order of six ideas in thirty answers, better than pairs in turn', () => {
    const firstThree = (asked: readonly Comparison[]) =>
      summarizePairs(Object.keys(truth), asked)
        .ranked.slice(0, 3)
        .map(({ ideaId }) => ideaId)
        .sort()
        .join('');
    const right = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter(
      (seed) => firstThree(answerPairs(truth, 30, seed)) === 'abc',
    );
    expect(right.length).toBeGreaterThanOrEqual(7);
  });

  it('asks about every idea before long, never the same pair twice running, and swaps some', () => {
    const asked = answerPairs(truth, 30, 3);
    expect(new Set(asked.slice(0, 6).flatMap(({ leftId, rightId }) => [leftId, rightId])).size).toBe(6);
    const keys = asked.map(({ leftId, rightId }) => [leftId, rightId].sort().join());
    keys.slice(1).forEach((key, at) => expect(key).not.toBe(keys[at]));
    expect(summarizePairs(Object.keys(truth), asked).bias.swapped).toBeGreaterThanOrEqual(3);
  });

  it('passes over skipped pairs, and asks nothing of a single idea', () => {
    const first = summarizePairs(['a', 'b', 'c'], []).next!;
    const then = summarizePairs(['a', 'b', 'c'], [comparison(first.leftId, first.rightId, 'skip')]);
    expect(then.compared).toBe(0);
    expect([then.next!.leftId, then.next!.rightId].sort()).not.toEqual([first.leftId, first.rightId].sort());
    expect(summarizePairs(['a'], []).next).toBeNull();
    expect(summarizePairs(['a', 'b'], [comparison('a', 'gone', 'left')]).compared).toBe(0);
  });

  it('measures somebody who always takes the left', () => {
    const asked = Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0 ? comparison('a', 'b', 'left', at) : comparison('b', 'a', 'left', at),
    );
    const { bias, ranked } = summarizePairs(['a', 'b'], asked);
    expect(bias).toMatchObject({ decided: 20, left: 20, swapped: 1, agreed: 0 });
    expect(bias.interval!.low).toBeGreaterThan(0.8);
    expect(ranked[0]!.strength).toBeCloseTo(0);
  });

  it('says how many more it takes, and when it is settled', () => {
    const states = [0, 8, 150].map(
      (count) => summarizePairs(Object.keys(truth), answerPairs(truth, count, 2)).settled,
    );
    expect(states[0]).toEqual({ state: 'too-few' });
    expect(['about', 'too-close']).toContain(states[1]!.state);
    expect(states[2]).toEqual({ state: 'settled' });
  });
});
