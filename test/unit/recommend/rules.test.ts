import { describe, expect, it } from 'vitest';
import { applyRules, noRules, type RuleFacts } from '../../../backend/recommend/rules.ts';

const ranked = [10, 11, 12, 13, 14, 15].map((item, place) => ({ item, score: 1 - place / 10 }));
/** Even items are tea, odd ones coffee; 15 has no category; 12 is sold out; of 13 it isn't known. */
const facts: RuleFacts = {
  categoryOf: (item) => (item === 15 ? null : item % 2 === 0 ? 'tea' : 'coffee'),
  inStock: (item) => (item === 13 ? null : item !== 12),
};
const listOf = (rules: Partial<typeof noRules>, count = 3) => {
  const { items, removed } = applyRules(ranked, { ...noRules, ...rules }, facts, count);
  return { items: items.map(({ item }) => item), removed };
};

describe('applyRules', () => {
  it('changes nothing without rules', () => {
    expect(listOf({})).toEqual({ items: [10, 11, 12], removed: [] });
  });
  it('excludes items and categories', () => {
    expect(listOf({ excludedItems: new Set([10]) }).items).toEqual([11, 12, 13]);
    expect(listOf({ excludedCategories: new Set(['tea']) })).toEqual({
      items: [11, 13, 15],
      removed: [10, 12, 14].map((item) => ({ item, rule: 'excluded' })),
    });
  });
  it('leaves out what is known to be out of stock', () => {
    expect(listOf({ onlyInStock: true })).toEqual({
      items: [10, 11, 13],
      removed: [{ item: 12, rule: 'out-of-stock' }],
    });
  });
  it('takes so many of a category, and as many without one as there are', () => {
    expect(listOf({ mostPerCategory: 1 })).toEqual({
      items: [10, 11, 15],
      removed: [12, 13, 14].map((item) => ({ item, rule: 'category-full' })),
    });
  });
  it('moves items by places, adds boosts up, and keeps their scores', () => {
    expect(listOf({ boostedItems: new Map([[13, 1]]) }, 6).items).toEqual([10, 11, 13, 12, 14, 15]);
    expect(listOf({ boostedItems: new Map([[10, -2]]) }, 6).items).toEqual([11, 12, 10, 13, 14, 15]);
    const both = { boostedItems: new Map([[13, 1]]), boostedCategories: new Map([['coffee', 2]]) };
    const { items } = applyRules(ranked, { ...noRules, ...both }, facts, 6);
    expect(items.map(({ item }) => item)).toEqual([11, 13, 10, 12, 14, 15]);
    expect(items[1]).toEqual({ item: 13, score: 0.7, boost: 3 });
  });
  it('gives a shorter list where rules leave less', () => {
    expect(listOf({ excludedCategories: new Set(['tea', 'coffee']) }).items).toEqual([15]);
  });
});
