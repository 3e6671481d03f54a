import { describe, expect, it } from 'vitest';
import type { ContenderId } from '../../../backend/recommend/algorithm.ts';
import type { Interval } from '../../../backend/recommend/evaluation/bootstrap.ts';
import type { Contender } from '../../../backend/recommend/evaluation/contender.ts';
import type { Protocol } from '../../../backend/recommend/evaluation/protocol.ts';
import { verdictOf } from '../../../backend/recommend/evaluation/verdict.ts';
import { interactionsFrom } from './small-data.ts';

const at = (mean: number, half = 0): Interval => ({ mean, low: mean - half, high: mean + half });
const all = (interval: Interval) => ({
  ndcg: interval,
  recall: interval,
  precision: interval,
  hitRate: interval,
  mrr: interval,
  map: interval,
});
const group = (difference: Interval) => ({
  users: 10,
  ndcg: at(0.3),
  againstPopularity: difference,
  popularityBias: { ofHistories: 0.1, ofLists: 0.1, lift: 0 },
});

function contender(id: ContenderId, validationNdcg: number, difference: Interval): Contender {
  return {
    id,
    settings: {},
    weights: null,
    validationNdcg,
    accuracy: all(at(0.2 + difference.mean, 0.01)),
    againstPopularity: all(difference),
    beyondAccuracy: { coverage: 1, novelty: 1, diversity: 1, meanPopularity: 1 },
    groups: { niche: group(at(0.1, 0.05)), mixed: group(at(0, 0.05)), mainstream: null },
    cost: { tuneMs: 0, tuneCpuMs: 0, trainMs: 0, trainCpuMs: 0, listMs: 0, modelBytes: 0 },
  };
}

const popularity = contender('popularity', 0.2, at(0));
const manyEach = {
  interactions: interactionsFrom([new Array<number>(20).fill(1)], () => 1),
  itemVectors: null,
};
const protocol = (testedUsers: number) => ({ testedUsers }) as Protocol;

describe('verdictOf', () => {
  it('names the best on validation, though another was better in the test', () => {
    const verdict = verdictOf(
      [popularity, contender('ease', 0.4, at(0.1, 0.02)), contender('als', 0.3, at(0.2, 0.02))],
      [],
      manyEach,
      protocol(1000),
    );
    expect(verdict).toMatchObject({ best: 'ease', answer: 'yes', needs: [] });
    expect(verdict.relativeGain).toBeCloseTo(0.5);
    expect(verdict.groups).toEqual([
      { group: 'niche', users: 10, answer: 'yes', difference: at(0.1, 0.05) },
      { group: 'mixed', users: 10, answer: 'unclear', difference: at(0, 0.05) },
    ]);
  });
  it('takes a blend only when it is better by more than fitting it there explains', () => {
    const ease = contender('ease', 0.4, at(0.1, 0.02));
    const best = (ndcg: number) =>
      verdictOf([popularity, ease, contender('blend', ndcg, at(0.1, 0.02))], [], manyEach, protocol(1000))
        .best;
    expect(best(0.401)).toBe('ease');
    expect(best(0.41)).toBe('blend');
  });
  it.each([
    ['yes', at(0.1, 0.05)],
    ['unclear', at(0.01, 0.05)],
    ['no', at(-0.1, 0.05)],
  ] as const)('answers %s by where the interval lies', (answer, difference) => {
    const verdict = verdictOf([popularity, contender('als', 0.5, difference)], [], manyEach, protocol(1000));
    expect(verdict.answer).toBe(answer);
  });
  it('says how many users would make an unclear gain sure', () => {
    const needs = (difference: Interval, testedUsers: number) =>
      verdictOf([popularity, contender('als', 0.5, difference)], [], manyEach, protocol(testedUsers)).needs;
    // The interval is twice as wide as it may be, so four times the users are needed.
    expect(needs(at(0.01, 0.02), 1000)).toEqual([{ kind: 'more-users', tested: 1000, wanted: 4000 }]);
    expect(needs(at(-0.01, 0.02), 100)).toEqual([{ kind: 'more-users', tested: 100, wanted: 500 }]);
    expect(needs(at(-0.01, 0.002), 1000)).toEqual([{ kind: 'other-signals' }]);
  });
  it('says what the data lacks', () => {
    const data = {
      interactions: interactionsFrom([
        [1, 1, 0],
        [1, 0, 0],
      ]),
      itemVectors: null,
    };
    const refusals = [{ id: 'content', why: { reason: 'no-item-text' } }] as const;
    const { needs } = verdictOf(
      [popularity, contender('als', 0.5, at(0.1, 0.05))],
      refusals,
      data,
      protocol(900),
    );
    expect(needs).toEqual([
      { kind: 'more-per-user', median: 1, wanted: 10 },
      { kind: 'item-text', itemsWithoutInteractions: 1 },
      { kind: 'times' },
    ]);
  });
});
