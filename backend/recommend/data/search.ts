import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import type { Interactions } from '../interactions.ts';
import type { DatasetData } from './dataset-data.ts';
import { itemView } from './item-view.ts';

/** A part of a list: from `offset` on, `limit` at most. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Users whose id holds the text, those with most items first. */
export function searchUsers(
  { userIds, byUser }: DatasetData,
  search: string,
  { offset, limit }: Page,
): { users: { id: string; items: number }[]; total: number } {
  const itemsOf = (user: number) => byUser.starts[user + 1]! - byUser.starts[user]!;
  const wanted = fold(search);
  const found: number[] = [];
  userIds.forEach((id, user) => {
    if (wanted === '' || fold(id).includes(wanted)) found.push(user);
  });
  found.sort((a, b) => itemsOf(b) - itemsOf(a) || a - b);
  return {
    users: found.slice(offset, offset + limit).map((user) => ({ id: userIds[user]!, items: itemsOf(user) })),
    total: found.length,
  };
}

/** Items whose id or title holds the text, the most popular first. */
export function searchItems(
  data: DatasetData,
  interactions: Interactions,
  { search, category }: { readonly search: string; readonly category: string | undefined },
  { offset, limit }: Page,
): { items: CatalogueItem[]; total: number } {
  const { starts } = interactions.byItem;
  const usersOf = (item: number) => starts[item + 1]! - starts[item]!;
  const wanted = fold(search);
  const found: number[] = [];
  data.itemIds.forEach((id, item) => {
    if (category !== undefined && data.items.categories[item] !== category) return;
    const title = data.items.titles[item];
    if (wanted === '' || fold(id).includes(wanted) || (title && fold(title).includes(wanted)))
      found.push(item);
  });
  found.sort((a, b) => usersOf(b) - usersOf(a) || a - b);
  return {
    items: found.slice(offset, offset + limit).map((item) => itemView(data, interactions, item)),
    total: found.length,
  };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
