import { sql } from 'kysely';
import type { IdeaWords } from '../../board/ports.ts';
import type { RawDatabase, ReadableDatabase, WritableDatabase } from '../schema.ts';

/** The ids of the ideas of a project that are not in the index of words: new ones, and those whose text has changed. */
export async function selectNotIndexed(database: ReadableDatabase, projectId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('search_queue')
    .innerJoin('idea', 'idea.id', 'search_queue.item_id')
    .select('idea.id')
    .where('search_queue.kind', '=', 'idea')
    .where('idea.project_id', '=', projectId)
    .where('idea.deleted_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Puts the words of an idea, as it stands in this transaction, into the index; they leave it with the idea, or when its text
 * changes. One that another search put in meanwhile stays: whatever is in the index is of the newest text.
 */
export async function insertIndexed(
  database: WritableDatabase,
  ideaId: string,
  { words, grams }: IdeaWords,
): Promise<void> {
  const added = await database
    .insertInto('idea_indexed')
    .values({ idea_id: ideaId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (added)
    await sql`insert into idea_words (rowid, words, grams) values (${added.key}, ${words}, ${grams})`.execute(
      database,
    );
  await database
    .deleteFrom('search_queue')
    .where('kind', '=', 'idea')
    .where('item_id', '=', ideaId)
    .execute();
}

/** Ideas of a project that match, the best first: BM25, turned so that more is better. */
export async function matchIdeaWords(
  database: RawDatabase,
  projectId: string,
  query: string,
): Promise<{ readonly ideaId: string; readonly score: number }[]> {
  const { rows } = await sql<{ ideaId: string; score: number }>`
    select idea.id as ideaId, -bm25(idea_words) as score
    from idea_words
    join idea_indexed on idea_indexed.key = idea_words.rowid
    join idea on idea.id = idea_indexed.idea_id
    where idea_words match ${query} and idea.project_id = ${projectId} and idea.deleted_at is null
      and idea.merged_into is null
    order by score desc, idea.rank`.execute(database);
  return rows;
}
