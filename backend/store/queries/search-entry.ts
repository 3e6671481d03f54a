import { sql } from 'kysely';
import type { EntryKind, IndexedWords } from '../../search/ports.ts';
import type { RawDatabase, ReadableDatabase, WritableDatabase } from '../schema.ts';

/** What waits to be put into an index. */
export interface Queued {
  readonly kind: EntryKind;
  readonly id: string;
}

export async function countQueued(database: ReadableDatabase): Promise<number> {
  const { count } = await database
    .selectFrom('search_queue')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Some of what waits. */
export async function selectQueued(database: ReadableDatabase, limit: number): Promise<Queued[]> {
  const rows = await database.selectFrom('search_queue').selectAll().limit(limit).execute();
  // The table itself refuses other kinds.
  return rows.map(({ kind, item_id }) => ({ kind: kind as EntryKind, id: item_id }));
}

export async function deleteQueued(
  database: WritableDatabase,
  kind: EntryKind,
  ids: readonly string[],
): Promise<void> {
  await database.deleteFrom('search_queue').where('kind', '=', kind).where('item_id', 'in', ids).execute();
}

/** A project as one word of the index: the letters and digits of its id. */
const projectWord = (projectId: string) => projectId.replaceAll('-', '').toLowerCase();

/** Puts the words of a thing into the index in place of those it had; they leave it with the row that holds it. */
export async function replaceEntry(
  database: WritableDatabase,
  { kind, id, projectId }: Queued & { readonly projectId: string | null },
  { words, grams }: IndexedWords,
): Promise<void> {
  await database.deleteFrom('search_entry').where('kind', '=', kind).where('item_id', '=', id).execute();
  const { key } = await database
    .insertInto('search_entry')
    .values({ kind, item_id: id })
    .returning('key')
    .executeTakeFirstOrThrow();
  const place = projectId === null ? kind : `${kind} ${projectWord(projectId)}`;
  await sql`insert into search_words (rowid, place, words, grams)
    values (${key}, ${place}, ${words}, ${grams})`.execute(database);
}

/**
 * Of a word that stands in more than so many, those written last are ranked: ranking takes a look at each, and nobody reads
 * that far.
 */
const mostRanked = 300;

type OwnKind = Exclude<EntryKind, 'idea'>;

/** How the row of an entry is reached from `search_entry`, and that it and what it hangs on are not deleted. */
const seen = {
  brief: sql`cross join project on project.id = search_entry.item_id and project.deleted_at is null`,
  conversation: sql`cross join message on message.id = search_entry.item_id
    cross join conversation on conversation.id = message.conversation_id and conversation.deleted_at is null
    cross join project on project.id = conversation.project_id and project.deleted_at is null`,
  plan: sql`cross join plan_entry on plan_entry.id = search_entry.item_id and plan_entry.deleted_at is null
    cross join project on project.id = plan_entry.project_id and project.deleted_at is null
    left join idea on idea.id = plan_entry.idea_id`,
  document: sql`cross join develop_field on develop_field.id = search_entry.item_id
    cross join idea on idea.id = develop_field.idea_id and idea.deleted_at is null
    cross join project on project.id = idea.project_id and project.deleted_at is null`,
  text: sql`cross join compose_document on compose_document.id = search_entry.item_id
      and compose_document.deleted_at is null
    cross join project on project.id = compose_document.project_id and project.deleted_at is null`,
  template: sql`cross join compose_template on compose_template.id = search_entry.item_id
    and compose_template.deleted_at is null`,
} as const satisfies Record<OwnKind, unknown>;

/** The ids of things of a kind that match a query in FTS5's syntax, the best first (BM25). */
export async function matchEntries(
  database: RawDatabase,
  kind: OwnKind,
  query: string,
  projectId: string | null,
  limit: number,
): Promise<string[]> {
  const place = projectId === null ? `"${kind}"` : `("${kind}" AND "${projectWord(projectId)}")`;
  const shown = kind === 'plan' ? sql`and idea.deleted_at is null` : sql``;
  const { rows } = await sql<{ id: string }>`
    with newest as materialized (
      select search_entry.item_id as id, bm25(search_words, 0.0, 1.0, 1.0) as score
      from search_words cross join search_entry on search_entry.key = search_words.rowid ${seen[kind]}
      where search_words match ${`place : ${place} AND (${query})`} ${shown}
      order by search_words.rowid desc limit ${mostRanked}
    ) select id from newest order by score limit ${limit}`.execute(database);
  return rows.map(({ id }) => id);
}

/** The same of ideas, by the index that is the board's too; those merged into another are found as that one. */
export async function matchIdeas(
  database: RawDatabase,
  query: string,
  projectId: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with newest as materialized (
      select idea.id as id, bm25(idea_words) as score
      from idea_words cross join idea_indexed on idea_indexed.key = idea_words.rowid
      cross join idea on idea.id = idea_indexed.idea_id and idea.deleted_at is null and idea.merged_into is null
      cross join project on project.id = idea.project_id and project.deleted_at is null
      where idea_words match ${query} ${ofProject(projectId)}
      order by idea_words.rowid desc limit ${mostRanked}
    ) select id from newest order by score limit ${limit}`.execute(database);
  return rows.map(({ id }) => id);
}

/** The same of passages of documents. */
export async function matchPassages(
  database: RawDatabase,
  query: string,
  projectId: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with newest as materialized (
      select chunk.id as id, bm25(chunk_words) as score
      from chunk_words cross join chunk on chunk.key = chunk_words.rowid
      cross join source on source.id = chunk.source_id and source.deleted_at is null
      cross join project on project.id = source.project_id and project.deleted_at is null
      where chunk_words match ${query} ${ofProject(projectId)}
      order by chunk_words.rowid desc limit ${mostRanked}
    ) select id from newest order by score limit ${limit}`.execute(database);
  return rows.map(({ id }) => id);
}

const ofProject = (projectId: string | null) =>
  projectId === null ? sql`` : sql`and project.id = ${projectId}`;
