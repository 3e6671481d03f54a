import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildInteractions } from '../../../backend/recommend/interactions.ts';
import { historyOf, withoutItem } from '../../../backend/recommend/history.ts';
import { filterEntries, transpose } from '../../../backend/recommend/sparse-rows.ts';
import { denseMatrix, denseOf, interactionsFrom } from './small-data.ts';

const columns = (
  users: number[],
  items: number[],
  weights: number[] | null = null,
  times: number[] | null = null,
) => ({
  users: Int32Array.from(users),
  items: Int32Array.from(items),
  weights: weights && Float32Array.from(weights),
  times: times && Float64Array.from(times),
});

describe('buildInteractions', () => {
  it('holds by user and by item exactly what was given, in any order', () =>
    fc.assert(
      fc.property(denseMatrix, fc.func(fc.integer()), (dense, order) => {
        const entries = dense
          .flatMap((row, user) => row.flatMap((weight, item) => (weight > 0 ? [{ user, item, weight }] : [])))
          .sort((a, b) => order(a.user, a.item) - order(b.user, b.item));
        const { byUser, byItem } = buildInteractions(
          columns(
            entries.map(({ user }) => user),
            entries.map(({ item }) => item),
            entries.map(({ weight }) => weight),
          ),
          dense.length,
          dense[0]!.length,
        );
        expect(denseOf(byUser)).toEqual(dense);
        expect(denseOf(byItem)).toEqual(dense[0]!.map((_, item) => dense.map((row) => row[item])));
        expect(denseOf(transpose(byItem))).toEqual(dense);
      }),
    ));
  it('adds the weights of what is repeated and keeps the latest time that is known', () => {
    const { byUser } = buildInteractions(
      columns([0, 0, 0, 1], [1, 1, 0, 1], [1, 2, 1, 1], [5, 9, NaN, NaN]),
      2,
      2,
    );
    expect(denseOf(byUser)).toEqual([
      [1, 3],
      [0, 1],
    ]);
    expect([...byUser.times!]).toEqual([NaN, 9, NaN]);
  });
  it.each([
    ['a user out of range', columns([2], [0])],
    ['an item out of range', columns([0], [-1])],
    ['a weight of 0', columns([0], [0], [0])],
    ['a weight that is no number', columns([0], [0], [NaN])],
    ['columns of different lengths', columns([0, 1], [0])],
  ])('refuses %s', (_, bad) => {
    expect(() => buildInteractions(bad, 2, 2)).toThrow(RangeError);
  });
});

describe('filterEntries', () => {
  it('keeps the shape and only what is wanted', () => {
    const { byUser } = interactionsFrom([
      [1, 2],
      [3, 0],
    ]);
    expect(denseOf(filterEntries(byUser, (at, user) => user === 0 && byUser.values[at]! > 1))).toEqual([
      [0, 2],
      [0, 0],
    ]);
  });
});

describe('withoutItem', () => {
  it('is the history of nobody in particular, and leaves the first as it was', () => {
    const history = historyOf(interactionsFrom([[1, 2, 3]]).byUser, 0, 0);
    expect(withoutItem(history, 1)).toEqual({
      items: Int32Array.of(0, 2),
      weights: Float32Array.of(1, 3),
      user: null,
    });
    expect([...history.items]).toEqual([0, 1, 2]);
  });
});
