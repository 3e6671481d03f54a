import { sql } from 'kysely';
import { z } from 'zod';
import type { ChunkPlace, NewChunk, WordMatch } from '../../knowledge/ports.ts';
import type { RawDatabase, ReadableDatabase, WritableDatabase } from '../schema.ts';

const headingsSchema = z.array(z.string());

/** Adds passages with their words and vectors. */
export async function insertChunks(
  database: WritableDatabase,
  sourceId: string,
  chunks: readonly NewChunk[],
): Promise<void> {
  for (const chunk of chunks) {
    const { key } = await database
      .insertInto('chunk')
      .values({
        id: chunk.id,
        source_id: sourceId,
        ordinal: chunk.ordinal,
        start: chunk.start,
        end: chunk.end,
        page: chunk.page,
        headings: JSON.stringify(chunk.headings),
        model_sha256: chunk.modelSha256,
        vector: Buffer.from(chunk.vector.buffer, chunk.vector.byteOffset, chunk.vector.byteLength),
      })
      .returning('key')
      .executeTakeFirstOrThrow();
    const { words, grams, codes } = chunk.index;
    await sql`insert into chunk_words (rowid, words, grams, codes) values (${key}, ${words}, ${grams}, ${codes})`.execute(
      database,
    );
  }
}

export async function countChunks(database: ReadableDatabase, sourceId: string): Promise<number> {
  const { count } = await database
    .selectFrom('chunk')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('source_id', '=', sourceId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Passages of a project from a key on, in the order of their keys, at most `limit`. */
export async function selectChunks(
  database: ReadableDatabase,
  projectId: string,
  afterKey: number,
  limit: number,
): Promise<(ChunkPlace & { readonly modelSha256: string; readonly vector: Float32Array })[]> {
  const rows = await database
    .selectFrom('chunk')
    // Not an inner join: SQLite would begin with the sources and sort all passages, vectors too, for each page.
    .crossJoin('source')
    .selectAll('chunk')
    .whereRef('source.id', '=', 'chunk.source_id')
    .where('source.project_id', '=', projectId)
    .where('source.deleted_at', 'is', null)
    .where('chunk.key', '>', afterKey)
    .orderBy('chunk.key')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    id: row.id,
    sourceId: row.source_id,
    ordinal: row.ordinal,
    start: row.start,
    end: row.end,
    page: row.page,
    headings: headingsSchema.parse(JSON.parse(row.headings)),
    modelSha256: row.model_sha256,
    // A copy, since SQLite's buffer may lie at any offset.
    vector: new Float32Array(Uint8Array.from(row.vector).buffer),
  }));
}

/** How much a match counts in words, in pairs of characters, and in codes. */
const columnWeights = { words: 1, grams: 1, codes: 4 } as const;

/** Passages of a project that hold any of the terms, the best first: BM25, turned so that more is better. */
export async function matchWords(
  database: RawDatabase,
  projectId: string,
  query: string,
  limit: number,
): Promise<WordMatch[]> {
  const { words, grams, codes } = columnWeights;
  const { rows } = await sql<{ key: number; score: number }>`
    select chunk.key as key, -bm25(chunk_words, ${words}, ${grams}, ${codes}) as score
    from chunk_words
    join chunk on chunk.key = chunk_words.rowid
    join source on source.id = chunk.source_id
    where chunk_words match ${query} and source.project_id = ${projectId} and source.deleted_at is null
    order by score desc, key
    limit ${limit}`.execute(database);
  return rows;
}

/** Of these terms, those that some passage holds, with the number of passages. */
export async function selectVocabulary(
  database: RawDatabase,
  terms: readonly string[],
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map();
  const { rows } = await sql<{ term: string; doc: number }>`
    select term, sum(doc) as doc from chunk_vocabulary
    where term in (${sql.join(terms)}) and col in ('words', 'grams', 'codes') group by term`.execute(
    database,
  );
  return new Map(rows.map(({ term, doc }) => [term, doc]));
}

/** Terms of a range of the alphabet and of a length, with the number of passages that hold them. */
export async function selectVocabularyRange(
  database: RawDatabase,
  from: string,
  to: string,
  lengths: readonly [least: number, most: number],
): Promise<{ readonly term: string; readonly count: number }[]> {
  const { rows } = await sql<{ term: string; count: number }>`
    select term, doc as count from chunk_vocabulary
    where term >= ${from} and term < ${to} and col = 'words'
      and length(term) between ${lengths[0]} and ${lengths[1]}`.execute(database);
  return rows;
}
