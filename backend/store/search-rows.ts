import type { Generated } from 'kysely';

/** What stands in the index of words, by the key it has there. */
export interface SearchEntryRow {
  readonly key: Generated<number>;
  kind: string;
  item_id: string;
}

/** What was written and is not in an index yet. */
export interface SearchQueueRow {
  kind: string;
  item_id: string;
}
