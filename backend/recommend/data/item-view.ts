import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import type { Interactions } from '../interactions.ts';
import type { DatasetData } from './dataset-data.ts';

/** An item as lists show it. */
export function itemView(
  { itemIds, items }: DatasetData,
  interactions: Interactions,
  item: number,
): CatalogueItem {
  const price = items.prices[item]!;
  const stock = items.stock[item]!;
  return {
    id: itemIds[item]!,
    title: items.titles[item] ?? itemIds[item]!,
    category: items.categories[item] ?? null,
    price: Number.isNaN(price) ? null : price,
    tags: [...items.tags[item]!],
    inStock: stock < 0 ? null : stock === 1,
    users: usersOfItem(interactions, item),
  };
}

/** So many users have it. */
export function usersOfItem({ byItem }: Interactions, item: number): number {
  return byItem.starts[item + 1]! - byItem.starts[item]!;
}
