import { sql } from 'kysely';
import type { Idea } from '../../../contract/ideation.ts';
import type { IdeaWords } from '../../board/ports.ts';
import type { RawDatabase, ReadableDatabase, WritableDatabase } from '../schema.ts';
import { selectIdeas } from './idea.ts';

/** The ideas of a project that are not in the index of words: new ones, and those whose text has changed. */
export async function selectNotIndexed(database: ReadableDatabase, projectId: string): Promise<Idea[]> {
  const indexed = await database
    .selectFrom('idea_indexed')
    .innerJoin('idea', 'idea.id', 'idea_indexed.idea_id')
    .select('idea.id')
    .where('idea.project_id', '=', projectId)
    .execute();
  const known = new Set(indexed.map(({ id }) => id));
  return (await selectIdeas(database, projectId)).filter(({ id }) => !known.has(id));
}

/** Puts the words of an idea into the index; they leave it with the idea, or when its text changes. */
export async function insertIndexed(
  database: WritableDatabase,
  ideaId: string,
  { words, grams }: IdeaWords,
): Promise<void> {
  const { key } = await database
    .insertInto('idea_indexed')
    .values({ idea_id: ideaId })
    .returning('key')
    .executeTakeFirstOrThrow();
  await sql`insert into idea_words (rowid, words, grams) values (${key}, ${words}, ${grams})`.execute(
    database,
  );
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
    order by score desc, idea.rank`.execute(database);
  return rows;
}
