import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InklingError } from '../../../contract/errors.ts';
import { topIndices } from '../../../backend/numerics/top.ts';
import { accuracyByCase, accuracyOfList } from '../../../backend/recommend/evaluation/accuracy.ts';
import { beyondAccuracy } from '../../../backend/recommend/evaluation/beyond-accuracy.ts';
import { createBootstrap, differences } from '../../../backend/recommend/evaluation/bootstrap.ts';
import { rankCases, tieRanks } from '../../../backend/recommend/evaluation/ranking.ts';
import { splitInteractions, type Split } from '../../../backend/recommend/evaluation/split.ts';
import { splitPlans, type SplitName } from '../../../backend/recommend/evaluation/split-plan.ts';
import { groupsOfCases, popularityBias } from '../../../backend/recommend/evaluation/user-groups.ts';
import type { Interactions } from '../../../backend/recommend/interactions.ts';
import type { SparseRows } from '../../../backend/recommend/sparse-rows.ts';
import { denseMatrix, denseOf, interactionsFrom, twoTastes } from './small-data.ts';

const rowOf = ({ starts, columns }: SparseRows, row: number) => [
  ...columns.subarray(starts[row], starts[row + 1]),
];
const splitNames = Object.keys(splitPlans) as SplitName[];

describe('topIndices', () => {
  it('is the start of all in order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ score: fc.constantFrom(0, 1, 2, NaN), skip: fc.constantFrom(0, 1) })),
        fc.nat(12),
        fc.integer(),
        (entries, count, seed) => {
          const ties = tieRanks(entries.length, seed);
          const expected = [...entries.keys()]
            .filter((at) => entries[at]!.skip === 0 && !Number.isNaN(entries[at]!.score))
            .sort((a, b) => entries[b]!.score - entries[a]!.score || ties[a]! - ties[b]!)
            .slice(0, count);
          const scores = Float32Array.from(entries, ({ score }) => score);
          const skip = Uint8Array.from(entries, ({ skip: skipped }) => skipped);
          expect([...topIndices(scores, count, skip, ties)]).toEqual(expected);
        },
      ),
    ));
});

describe('accuracyOfList', () => {
  it('gives what is worked out by hand', () => {
    // Relevant: 1, 3, 9, 7. Hits at ranks 1 and 3 of 5.
    const accuracy = accuracyOfList(Int32Array.of(1, 2, 3, 4, 5), (item) => [1, 3, 7, 9].includes(item), 4);
    const dcg = 1 + 1 / 2;
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2 + 1 / Math.log2(5);
    expect(accuracy.ndcg).toBeCloseTo(dcg / ideal, 12);
    expect(accuracy).toMatchObject({ recall: 0.5, precision: 0.4, hitRate: 1, mrr: 1, map: (1 + 2 / 3) / 4 });
  });
  it('gives 0 for no hit, 1 for all there is to hit, and counts places that stayed empty', () => {
    const none = accuracyOfList(Int32Array.of(5, 6), () => false, 1);
    expect(none).toEqual({ ndcg: 0, recall: 0, precision: 0, hitRate: 0, mrr: 0, map: 0 });
    const all = accuracyOfList(Int32Array.of(2, -1), (item) => item === 2, 1);
    expect(all).toEqual({ ndcg: 1, recall: 1, precision: 0.5, hitRate: 1, mrr: 1, map: 1 });
  });
  it('agrees with the definitions on any list', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(15), { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(fc.nat(15), { minLength: 1 }),
        (list, relevant) => {
          const k = list.length;
          const hit = (at: number) => (relevant.includes(list[at]!) ? 1 : 0);
          const at = [...list.keys()];
          const hitsTo = (end: number) => at.slice(0, end).reduce((sum, i) => sum + hit(i), 0);
          const gain = (hits: number[]) => hits.reduce((sum, value, i) => sum + value / Math.log2(i + 2), 0);
          const accuracy = accuracyOfList(
            Int32Array.from(list),
            (item) => relevant.includes(item),
            relevant.length,
          );
          const best = new Array<number>(Math.min(k, relevant.length)).fill(1);
          expect(accuracy.ndcg).toBeCloseTo(gain(at.map(hit)) / gain(best), 10);
          expect(accuracy.recall).toBeCloseTo(hitsTo(k) / relevant.length, 10);
          expect(accuracy.precision).toBeCloseTo(hitsTo(k) / k, 10);
          expect(accuracy.hitRate).toBe(hitsTo(k) > 0 ? 1 : 0);
          const first = at.find((i) => hit(i) === 1);
          expect(accuracy.mrr).toBeCloseTo(first === undefined ? 0 : 1 / (first + 1), 10);
          const precisions = at.reduce((sum, i) => sum + hit(i) * (hitsTo(i + 1) / (i + 1)), 0);
          expect(accuracy.map).toBeCloseTo(precisions / Math.min(k, relevant.length), 10);
        },
      ),
    ));
});

describe('splitInteractions', () => {
  const timeOf = (user: number, item: number) => 1000 * ((7 * user + 3 * item) % 11);

  it.each(splitNames)('%s loses nothing, shows nothing of the test, and is the same for a seed', (name) =>
    fc.assert(
      fc.property(denseMatrix, fc.integer(), (dense, seed) => {
        const all = interactionsFrom(dense, timeOf);
        const split = splitInteractions(all, splitPlans[name], seed);
        const { training, cases } = split;
        const shown = cases.known
          ? denseOf(training.byUser).map((row) => row.map(() => 0))
          : denseOf(cases.histories);
        const parts = [denseOf(training.byUser), shown, denseOf(cases.relevant)];
        dense.forEach((row, user) =>
          row.forEach((weight, item) => {
            // Each interaction is in one part, and in that part whole.
            expect(parts.map((part) => part[user]![item]!).filter((value) => value > 0)).toEqual(
              weight > 0 ? [weight] : [],
            );
          }),
        );
        for (const user of cases.users) {
          expect(rowOf(cases.relevant, user).length).toBeGreaterThan(0);
          expect(rowOf(cases.histories, user).length).toBeGreaterThan(0);
        }
        expect(splitInteractions(all, splitPlans[name], seed)).toEqual(split);
      }),
    ),
  );

  const many = () =>
    interactionsFrom(
      Array.from({ length: 20 }, () => new Array<number>(20).fill(1)),
      timeOf,
    );
  const lengthsOf = (rows: SparseRows) =>
    Array.from({ length: rows.rowCount }, (_, row) => rowOf(rows, row).length);

  it('random holds out a fifth of each user, or of all', () => {
    expect(lengthsOf(splitInteractions(many(), splitPlans.random, 1).cases.relevant)).toEqual(
      new Array(20).fill(4),
    );
    const overall = lengthsOf(splitInteractions(many(), splitPlans['random-overall'], 1).cases.relevant);
    expect(overall.reduce((sum, length) => sum + length)).toBe(80);
    expect(new Set(overall).size).toBeGreaterThan(1);
  });
  it('never holds out the only interaction of a user', () => {
    const data = interactionsFrom([
      [1, 0],
      [1, 1],
    ]);
    for (const name of ['random', 'leave-one-out'] as const) {
      expect(lengthsOf(splitInteractions(data, splitPlans[name], 1).cases.relevant)).toEqual([0, 1]);
    }
  });
  it('leave-one-out and time-by-user hold out what came last of each user', () => {
    const data = interactionsFrom([[1, 1, 1, 1, 1]], (_, item) => 1000 * ((item + 2) % 5));
    expect(rowOf(splitInteractions(data, splitPlans['leave-one-out'], 1).cases.relevant, 0)).toEqual([2]);
    expect(rowOf(splitInteractions(data, splitPlans['time-by-user'], 1).cases.relevant, 0)).toEqual([2]);
  });
  it('time learns nothing that came after what is tested, and counts users who came later', () => {
    const data = interactionsFrom(
      [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
        [1, 1, 0, 0],
      ],
      (user, item) => (user === 2 ? 1e6 : 1000 * (4 * user + item)),
    );
    const { training, cases, usersWithoutHistory } = splitInteractions(data, splitPlans.time, 1);
    const latest = Math.max(...training.byUser.times!);
    expect(Math.min(...cases.relevant.times!)).toBeGreaterThan(latest);
    expect(cases.relevant.times).toHaveLength(2);
    expect(usersWithoutHistory).toBe(1);
    expect([...cases.users]).not.toContain(2);
  });
  it('time refuses interactions without times', () => {
    expect(() => splitInteractions(interactionsFrom([[1, 1]]), splitPlans.time, 1)).toThrow(InklingError);
  });
  it('cold users are new to the training, and shown by a few interactions', () => {
    const { training, cases } = splitInteractions(many(), splitPlans['cold-users'], 1);
    expect(cases.users).toHaveLength(4);
    for (const user of cases.users) {
      expect(rowOf(training.byUser, user)).toEqual([]);
      expect(rowOf(cases.histories, user)).toHaveLength(5);
      expect(rowOf(cases.relevant, user)).toHaveLength(15);
    }
  });
  it('cold items are new to the training, and the only ones ranked', () => {
    const { training, cases } = splitInteractions(many(), splitPlans['cold-items'], 1);
    const candidates = [...cases.candidates!.keys()].filter((item) => cases.candidates![item] === 1);
    expect(candidates).toHaveLength(4);
    for (const item of candidates) expect(rowOf(training.byItem, item)).toEqual([]);
    const lists = rankCases(
      { itemCount: 20, score: () => new Float32Array(20) },
      cases,
      10,
      tieRanks(20, 1),
      () => undefined,
    );
    expect(new Set(lists.items)).toEqual(new Set([...candidates, -1]));
  });
  it('draws no more cases than are wanted', () => {
    const { cases, eligibleUsers } = splitInteractions(many(), splitPlans.random, 1, 7);
    expect(cases.users).toHaveLength(7);
    expect(eligibleUsers).toBe(20);
    expect([...cases.users]).toEqual([...cases.users].sort((a, b) => a - b));
  });
});

describe('rankCases', () => {
  it('ranks all items but the history, and breaks ties by chance, not by place in the file', () => {
    const split = splitInteractions(twoTastes(6), splitPlans.random, 1);
    const even = { itemCount: 12, score: () => new Float32Array(12) };
    const { items } = rankCases(even, split.cases, 12, tieRanks(12, 5), () => undefined);
    split.cases.users.forEach((user, at) => {
      const list = [...items.subarray(12 * at, 12 * (at + 1))].filter((item) => item >= 0);
      const history = rowOf(split.cases.histories, user);
      expect([...list, ...history].sort((a, b) => a - b)).toEqual(
        Array.from({ length: 12 }, (_, item) => item),
      );
      expect(list).not.toEqual([...list].sort((a, b) => a - b));
    });
  });
  it('finds all of the test when the scores are the answers', () => {
    const all = twoTastes(6);
    const { cases } = splitInteractions(all, splitPlans.random, 1);
    const truth = denseOf(all.byUser);
    const oracle = {
      itemCount: 12,
      score: ({ user }: { user: number | null }) => Float32Array.from(truth[user!]!),
    };
    const lists = rankCases(oracle, cases, 3, tieRanks(12, 1), () => undefined);
    expect([...accuracyByCase(lists, cases).ndcg].every((value) => value === 1)).toBe(true);
  });
});

describe('createBootstrap', () => {
  it('gives the interval that theory gives for a large sample', () => {
    const values = Array.from({ length: 900 }, (_, i) => i % 2);
    const { mean, low, high } = createBootstrap(900, 2000, 1)(values);
    expect(mean).toBe(0.5);
    // Standard error of a share of one half among 900 is 1/60.
    expect(low).toBeCloseTo(0.5 - 1.96 / 60, 2);
    expect(high).toBeCloseTo(0.5 + 1.96 / 60, 2);
  });
  it('sees a small difference that every user shares, though users differ more among themselves', () => {
    const a = Float64Array.from({ length: 50 }, (_, i) => i);
    const b = a.map((value) => value - 0.1);
    const interval = createBootstrap(50, 200, 1)(differences(a, b));
    expect(interval.low).toBeCloseTo(0.1, 6);
    expect(interval.high).toBeCloseTo(0.1, 6);
  });
  it('is the same for a seed, and wants a value for each user', () => {
    const values = [1, 5, 2, 8];
    expect(createBootstrap(4, 100, 3)(values)).toEqual(createBootstrap(4, 100, 3)(values));
    expect(() => createBootstrap(4, 100, 3)([1])).toThrow(RangeError);
  });
});

describe('what lists are like', () => {
  // Items 0 and 1 share both users, item 2 has one of them, item 3 has none.
  const training: Interactions = interactionsFrom([
    [1, 1, 1, 0],
    [1, 1, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  it('is what is worked out by hand', () => {
    const result = beyondAccuracy({ k: 2, items: Int32Array.of(0, 1, 2, -1) }, training, null);
    expect(result.coverage).toBe(0.75);
    // Known by 2, 2 and 1 of 4 users: 1, 1 and 2 bits.
    expect(result.novelty).toBeCloseTo(4 / 3);
    expect(result.meanPopularity).toBeCloseTo((0.5 + 0.5 + 0.25) / 3);
    // The one list of two has items with the same users.
    expect(result.diversity).toBeCloseTo(0);
    const mixed = beyondAccuracy({ k: 2, items: Int32Array.of(0, 2) }, training, null);
    expect(mixed.diversity).toBeCloseTo(1 - 1 / Math.sqrt(2));
    expect(beyondAccuracy({ k: 1, items: Int32Array.of(3) }, training, Uint8Array.of(0, 0, 0, 1))).toEqual({
      coverage: 1,
      novelty: 2,
      diversity: 0,
      meanPopularity: 0,
    });
  });

  it('parts users by how popular their histories are, and measures what lists do to each group', () => {
    // Item 0 is the popular fifth; each other has two users. Users 0-1 have only theirs; 8-9 only item 0.
    const dense = Array.from({ length: 10 }, (_, user) =>
      Array.from({ length: 5 }, (_, item) =>
        (item === 0 && user > 1) || (item === 1 + (user % 4) && user < 8) ? 1 : 0,
      ),
    );
    const data = interactionsFrom(dense);
    const cases = {
      users: Int32Array.from(dense.keys()),
      histories: data.byUser,
      relevant: data.byUser,
      known: true,
      candidates: null,
    } satisfies Split['cases'];
    const groups = groupsOfCases(cases, data);
    expect(groups.map((group, user) => (group === 'mixed' ? null : [user, group])).filter(Boolean)).toEqual([
      [0, 'niche'],
      [1, 'niche'],
      [8, 'mainstream'],
      [9, 'mainstream'],
    ]);
    const always = { k: 1, items: new Int32Array(10) };
    const bias = popularityBias(always, cases, groups, data);
    expect(bias.niche!.lift).toBeCloseTo(0.8 / 0.2 - 1);
    expect(bias.mainstream!.lift).toBeCloseTo(0);
  });
});
