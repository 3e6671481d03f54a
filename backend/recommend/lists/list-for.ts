import type { z } from 'zod';
import type { ListItem, RecommendedList, rulesSchema } from '../../../contract/recommend.ts';
import { topIndices } from '../../numerics/top.ts';
import type { ContenderId, Contribution, Model } from '../algorithm.ts';
import { itemView } from '../data/item-view.ts';
import { tieRanks } from '../evaluation/ranking.ts';
import type { History } from '../history.ts';
import { applyRules, type BusinessRules, type RuledList } from '../rules.ts';
import type { Resident } from './resident.ts';

const mostReasons = 5;
/** So far down a list rules look for items that may take the places of others. */
const depth = 1000;

/** Rules as a person wrote them, with numbers for ids. Throws `not-found` for an unknown item. */
export function rulesFor(resident: Resident, rules: z.output<typeof rulesSchema>): BusinessRules {
  return {
    excludedItems: new Set(rules.excludedItems.map((id) => resident.itemOf(id))),
    excludedCategories: new Set(rules.excludedCategories),
    boostedItems: new Map(rules.boostedItems.map(({ itemId, places }) => [resident.itemOf(itemId), places])),
    boostedCategories: new Map(rules.boostedCategories.map(({ category, places }) => [category, places])),
    mostPerCategory: rules.mostPerCategory,
    onlyInStock: rules.onlyInStock,
  };
}

/** Makes lists of a dataset under one set of rules. */
export interface ListMaker {
  /**
   * The list of a model, `k` items at most. A model whose scores are sums over the history ends its list where nothing
   * in the history speaks for an item.
   */
  ranked(model: Model, history: History, k: number): RuledList;
}

export function createListMaker(resident: Resident, rules: BusinessRules): ListMaker {
  const { interactions, data } = resident;
  const ties = tieRanks(interactions.itemCount, 1);
  const skip = new Uint8Array(interactions.itemCount);
  const hasRules = isRestricting(rules);
  const facts = {
    categoryOf: (item: number) => data.items.categories[item] ?? null,
    inStock: (item: number) => (data.items.stock[item]! < 0 ? null : data.items.stock[item] === 1),
  };
  const list = (model: Model, history: History, k: number, most: number): RuledList => {
    for (const item of history.items) skip[item] = 1;
    const scores = model.score(history);
    const top = topIndices(scores, most, skip, ties);
    for (const item of history.items) skip[item] = 0;
    const ranked = Array.from(top, (item) => ({ item, score: scores[item]! }));
    // Additive models know nothing of an item that nothing adds to.
    const isKnown = (item: number) => (model.explain(history, item)?.length ?? 1) > 0;
    const end = ranked.findIndex(({ item, score }) => score === 0 && !isKnown(item));
    return applyRules(end < 0 ? ranked : ranked.slice(0, end), rules, facts, k);
  };
  return {
    ranked: (model, history, k) => {
      if (!hasRules) return list(model, history, k, k);
      const first = list(model, history, k, depth + k);
      return first.items.length === k || interactions.itemCount <= depth + k
        ? first
        : list(model, history, k, interactions.itemCount);
    },
  };
}

function isRestricting(rules: BusinessRules): boolean {
  return (
    rules.excludedItems.size > 0 ||
    rules.excludedCategories.size > 0 ||
    rules.boostedItems.size > 0 ||
    rules.boostedCategories.size > 0 ||
    rules.mostPerCategory !== null ||
    rules.onlyInStock
  );
}

/** A list as it is shown, with the reasons of each item. */
export function shownList(
  { data, interactions }: Resident,
  id: ContenderId,
  model: Model,
  history: History,
  { items, removed }: RuledList,
): RecommendedList {
  return {
    id,
    declined: null,
    items: items.map(({ item, score, boost }): ListItem => {
      const contributions = model.explain(history, item);
      return {
        item: itemView(data, interactions, item),
        score,
        boost,
        reasons:
          contributions && shownReasons(contributions, (because) => itemView(data, interactions, because)),
      };
    }),
    removed: removed.map(({ item, rule }) => ({ item: itemView(data, interactions, item), rule })),
  };
}

/** The largest contributions by name, and what the rest adds. */
function shownReasons(
  contributions: readonly Contribution[],
  view: (item: number) => ListItem['item'],
): NonNullable<ListItem['reasons']> {
  const rest = contributions.slice(mostReasons);
  return {
    because: contributions.slice(0, mostReasons).map(({ item, amount }) => ({ item: view(item), amount })),
    others: { count: rest.length, amount: rest.reduce((sum, { amount }) => sum + amount, 0) },
  };
}
