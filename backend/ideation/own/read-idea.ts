import type { IdeaFields } from '../../../contract/ideation.ts';
import type { OwnIdeaMapping } from '../../../contract/own-ideas.ts';
import type { TablePreview } from '../../../contract/tables.ts';

/** What a text says of an idea. */
export type ReadFields = Pick<IdeaFields, 'title' | 'pitch'> &
  Partial<Pick<IdeaFields, 'who' | 'why' | 'experiment'>>;

/** With tags, where a table has them. */
export type TaggedFields = ReadFields & { readonly tags?: readonly string[] };

/** A table read into ideas, before anything is added. */
export interface ReadTable {
  readonly table: TablePreview;
  readonly columns: OwnIdeaMapping;
  readonly ideas: readonly TaggedFields[];
  /** Rows without a title, rows that can't be parted into cells, texts that were longer than an idea holds. */
  readonly leftOut: { readonly untitled: number; readonly broken: number; readonly shortened: number };
  /** How many ideas there are; beyond the limit they are only counted. */
  readonly total: number;
}
