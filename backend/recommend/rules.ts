/** A scored item, as lists hold it. */
export interface RankedItem {
  readonly item: number;
  readonly score: number;
}

/** What the business wants of a list, whatever the algorithm says. */
export interface BusinessRules {
  /** Never on a list. */
  readonly excludedItems: ReadonlySet<number>;
  readonly excludedCategories: ReadonlySet<string>;
  /** Items moved up by so many places (down when negative). */
  readonly boostedItems: ReadonlyMap<number, number>;
  readonly boostedCategories: ReadonlyMap<string, number>;
  /** At most so many of one category; null for no limit. Items without a category don't count. */
  readonly mostPerCategory: number | null;
  readonly onlyInStock: boolean;
}

/** What rules go by. */
export interface RuleFacts {
  /** Category of an item; null where it isn't known. */
  readonly categoryOf: (item: number) => string | null;
  /** Whether an item is in stock; null where it isn't known, which counts as in stock. */
  readonly inStock: (item: number) => boolean | null;
}

export type RuleName = 'excluded' | 'out-of-stock' | 'category-full';

export interface RuledList {
  readonly items: readonly RuledItem[];
  /** What the rules kept from the list, best first, and why: only what would else have been among its places. */
  readonly removed: readonly { readonly item: number; readonly rule: RuleName }[];
}

export interface RuledItem extends RankedItem {
  /** Places that boosts moved it up; 0 when none applied. */
  readonly boost: number;
}

export const noRules: BusinessRules = {
  excludedItems: new Set(),
  excludedCategories: new Set(),
  boostedItems: new Map(),
  boostedCategories: new Map(),
  mostPerCategory: null,
  onlyInStock: false,
};

/**
 * Puts a ranked list (best first, longer than wanted) under business rules: items are moved by their boosts, then taken
 * from the top for as long as no rule is against them, `count` in all. Places, not scores, are moved, since scores of
 * different algorithms are of different sizes. Scores stay what they were, so that reasons stay true.
 */
export function applyRules(
  ranked: readonly RankedItem[],
  rules: BusinessRules,
  { categoryOf, inStock }: RuleFacts,
  count: number,
): RuledList {
  const moved = ranked
    .map((entry, place) => {
      const category = categoryOf(entry.item);
      const boost =
        (rules.boostedItems.get(entry.item) ?? 0) +
        (category === null ? 0 : (rules.boostedCategories.get(category) ?? 0));
      return { ...entry, boost, place };
    })
    // At equal places the boosted one comes first: a boost by one place passes one item.
    .sort((a, b) => a.place - a.boost - (b.place - b.boost) || b.boost - a.boost || a.place - b.place);

  const items: RuledItem[] = [];
  const removed: { item: number; rule: RuleName }[] = [];
  const taken = new Map<string, number>();
  for (const { item, score, boost } of moved) {
    if (items.length >= count) break;
    const category = categoryOf(item);
    const ofCategory = category === null ? 0 : (taken.get(category) ?? 0);
    if (rules.excludedItems.has(item) || (category !== null && rules.excludedCategories.has(category)))
      removed.push({ item, rule: 'excluded' });
    else if (rules.onlyInStock && inStock(item) === false) removed.push({ item, rule: 'out-of-stock' });
    else if (rules.mostPerCategory !== null && category !== null && ofCategory >= rules.mostPerCategory)
      removed.push({ item, rule: 'category-full' });
    else {
      items.push({ item, score, boost });
      if (category !== null) taken.set(category, ofCategory + 1);
    }
  }
  return { items, removed };
}
