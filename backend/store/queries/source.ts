import { sql } from 'kysely';
import { sourceProblemSchema, sourceSchema, type Source } from '../../../contract/knowledge.ts';
import { z } from 'zod';
import { blockSchema, pageSchema, type StoredDocument } from '../../knowledge/ports.ts';
import { inPages } from '../in-pages.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** What a list shows: everything but the text. */
function selectSourceFacts(database: ReadableDatabase) {
  return database
    .selectFrom('source')
    .innerJoin('project', 'project.id', 'source.project_id')
    .where('project.deleted_at', 'is', null)
    .select(({ fn, selectFrom, ref }) => [
      'source.id',
      'source.project_id',
      'source.name',
      'source.path',
      'source.kind',
      'source.encoding',
      'source.language',
      'source.size_bytes',
      'source.pages',
      'source.problems',
      'source.state',
      'source.created_at',
      fn<number>('length', [ref('source.text')]).as('characters'),
      selectFrom('chunk')
        .whereRef('chunk.source_id', '=', 'source.id')
        .select(({ fn: count }) => count.countAll<number>().as('count'))
        .as('chunks'),
    ]);
}

type SourceFacts = Awaited<ReturnType<ReturnType<typeof selectSourceFacts>['executeTakeFirstOrThrow']>>;

function toSource(row: SourceFacts): Source {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    path: row.path,
    kind: sourceSchema.shape.kind.parse(row.kind),
    encoding: row.encoding,
    language: sourceSchema.shape.language.parse(row.language),
    sizeBytes: row.size_bytes,
    pages: z.array(pageSchema).parse(JSON.parse(row.pages)).length,
    characters: row.characters,
    chunks: row.chunks ?? 0,
    state: sourceSchema.shape.state.parse(row.state),
    problems: z.array(sourceProblemSchema).parse(JSON.parse(row.problems)),
    createdAt: row.created_at,
  };
}

/** Sources read at once: the length of a text is told by reading it. */
const pageSize = 50;

/** Oldest first, deleted ones left out. */
export async function selectSources(database: ReadableDatabase, projectId: string): Promise<Source[]> {
  const rows = await inPages(pageSize, (after) =>
    selectSourceFacts(database)
      .select(sql<number>`source.rowid`.as('rowid'))
      .where('source.project_id', '=', projectId)
      .where('source.deleted_at', 'is', null)
      .where(sql<boolean>`(source.created_at, source.rowid) > (${after.created_at}, ${after.rowid})`)
      .orderBy('source.created_at')
      .orderBy(sql`source.rowid`)
      .limit(pageSize)
      .execute(),
  );
  return rows.map(toSource);
}

/** Only what a search needs: the length of every text is slow to tell. */
export async function selectSearched(
  database: ReadableDatabase,
  projectId: string,
): Promise<Pick<Source, 'id' | 'name' | 'language'>[]> {
  const rows = await database
    .selectFrom('source')
    .select(['id', 'name', 'language'])
    .where('project_id', '=', projectId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('rowid' as 'created_at')
    .execute();
  return rows.map((row) => ({ ...row, language: sourceSchema.shape.language.parse(row.language) }));
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectSource(database: ReadableDatabase, id: string): Promise<Source> {
  const row = await selectSourceFacts(database)
    .where('source.id', '=', id)
    .where('source.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('source');
  return toSource(row);
}

/** The source of a project with these bytes; null for none. */
export async function selectSourceBySha256(
  database: ReadableDatabase,
  projectId: string,
  sha256: string,
): Promise<Source | null> {
  const row = await selectSourceFacts(database)
    .where('source.project_id', '=', projectId)
    .where('source.sha256', '=', sha256)
    .where('source.deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? toSource(row) : null;
}

/** The text of a source and what stands where in it. Throws `not-found`. */
export async function selectDocument(database: ReadableDatabase, id: string): Promise<StoredDocument> {
  const row = await database
    .selectFrom('source')
    .select(['text', 'blocks', 'pages'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('source');
  return {
    text: row.text,
    blocks: z.array(blockSchema).parse(JSON.parse(row.blocks)),
    pages: z.array(pageSchema).parse(JSON.parse(row.pages)),
  };
}

/** The text that was pasted as the source of that name; null where there is none. */
export async function selectPasted(
  database: ReadableDatabase,
  projectId: string,
  name: string,
): Promise<{ readonly id: string; readonly text: string } | null> {
  const row = await database
    .selectFrom('source')
    .select(['id', 'pasted'])
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('pasted', 'is not', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, text: row.pasted ?? '' } : null;
}

export async function insertSource(
  database: WritableDatabase,
  source: Omit<Source, 'pages' | 'characters' | 'chunks' | 'state'>,
  document: StoredDocument,
  rest: { readonly sha256: string; readonly pasted: string | null },
): Promise<void> {
  await database
    .insertInto('source')
    .values({
      id: source.id,
      project_id: source.projectId,
      name: source.name,
      path: source.path,
      pasted: rest.pasted,
      kind: source.kind,
      encoding: source.encoding,
      language: source.language,
      sha256: rest.sha256,
      size_bytes: source.sizeBytes,
      text: document.text,
      blocks: JSON.stringify(document.blocks),
      pages: JSON.stringify(document.pages),
      problems: JSON.stringify(source.problems),
      state: 'importing',
      created_at: source.createdAt,
      deleted_at: null,
    })
    .execute();
}

export async function updateSourceReady(database: WritableDatabase, id: string): Promise<void> {
  await database.updateTable('source').set({ state: 'ready' }).where('id', '=', id).execute();
}

/** Hides a source, or with null shows it again. Throws `not-found` when there is no row. */
export async function markSourceDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('source')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('source');
}

/** Takes hidden sources away for good, with their passages and words. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedSources(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('source')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
