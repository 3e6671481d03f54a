import type { TrashItem, Trashed } from '../../contract/trash.ts';

/** What the trash needs of the store. */
export interface TrashStore {
  list(projectId: string | null): Promise<Trashed[]>;
  /** Resolves with the projects that were touched. Throws `not-found`. */
  restore(items: readonly TrashItem[]): Promise<string[]>;
  /** Leaves no word of it on the disk. Resolves with how many went. */
  deleteForGood(items: readonly TrashItem[] | 'all'): Promise<number>;
}
