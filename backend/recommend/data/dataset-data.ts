import type { SparseRows } from '../sparse-rows.ts';

/** What is known of items; a place for each. */
export interface ItemFacts {
  /** Null where none is known. */
  readonly titles: readonly (string | null)[];
  readonly categories: readonly (string | null)[];
  /** NaN where none is known. */
  readonly prices: Float64Array;
  readonly tags: readonly (readonly string[])[];
  /** 1 in stock, 0 not, -1 not known. */
  readonly stock: Int8Array;
  /** Descriptions; empty where none is known. */
  readonly texts: readonly string[];
}

/** A dataset as it is worked with: ids by number, who has what, and what is known of items. */
export interface DatasetData {
  readonly userIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly byUser: SparseRows;
  readonly items: ItemFacts;
}

/** What content is compared by: title, category, tags and description; empty for an item without any but its id. */
export function describingText({ titles, categories, tags, texts }: ItemFacts, item: number): string {
  return [titles[item], categories[item], tags[item]!.join(', '), texts[item]]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('. ');
}
