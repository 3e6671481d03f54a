import type { z } from 'zod';
import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import type { rulesSchema } from '../../../contract/recommend.ts';

/** Rules as a person makes them: with the titles they see. */
export interface BusinessRules {
  readonly excluded: readonly CatalogueItem[];
  readonly boosted: readonly { readonly item: CatalogueItem; readonly places: number }[];
  readonly categories: readonly string[];
  readonly onlyInStock: boolean;
  readonly mostPerCategory: number | null;
}

export const noRules: BusinessRules = {
  excluded: [],
  boosted: [],
  categories: [],
  onlyInStock: false,
  mostPerCategory: null,
};

const furthest = 100;

/** The rules after an item was banned from all lists. */
export const withExcluded = (rules: BusinessRules, item: CatalogueItem): BusinessRules => ({
  ...rules,
  excluded: [...rules.excluded.filter(({ id }) => id !== item.id), item],
  boosted: rules.boosted.filter((other) => other.item.id !== item.id),
});

/** The rules after an item was moved by so many places more; one that is back where it was has no rule. */
export function withBoost(rules: BusinessRules, item: CatalogueItem, by: number): BusinessRules {
  const before = rules.boosted.find((other) => other.item.id === item.id)?.places ?? 0;
  const places = Math.max(-furthest, Math.min(furthest, before + by));
  const others = rules.boosted.filter((other) => other.item.id !== item.id);
  return { ...rules, boosted: places === 0 ? others : [...others, { item, places }] };
}

/** As the backend takes them. */
export const rulesInput = (rules: BusinessRules): z.input<typeof rulesSchema> => ({
  excludedItems: rules.excluded.map(({ id }) => id),
  excludedCategories: [...rules.categories],
  boostedItems: rules.boosted.map(({ item, places }) => ({ itemId: item.id, places })),
  mostPerCategory: rules.mostPerCategory,
  onlyInStock: rules.onlyInStock,
});
