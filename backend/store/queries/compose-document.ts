import { documentSchema, type ComposeDocument } from '../../../contract/compose-documents.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

function selectRows(database: ReadableDatabase) {
  return database
    .selectFrom('compose_document')
    .innerJoin('project', 'project.id', 'compose_document.project_id')
    .innerJoin('compose_version', 'compose_version.document_id', 'compose_document.id')
    .where('compose_document.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .groupBy('compose_document.id')
    .selectAll('compose_document')
    .select(({ fn }) => fn.count<number>('compose_version.id').as('versions'));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

function toDocument(row: Row): ComposeDocument {
  return documentSchema.parse({
    id: row.id,
    projectId: row.project_id,
    title: row.title,
    language: row.language,
    templateId: row.template_id,
    versions: row.versions,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });
}

/** The last changed first, deleted ones left out. */
export async function selectComposeDocuments(
  database: ReadableDatabase,
  projectId: string,
): Promise<ComposeDocument[]> {
  const rows = await selectRows(database)
    .where('compose_document.project_id', '=', projectId)
    .orderBy('compose_document.updated_at', 'desc')
    .execute();
  return rows.map(toDocument);
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectComposeDocument(
  database: ReadableDatabase,
  id: string,
): Promise<ComposeDocument> {
  const row = await selectRows(database).where('compose_document.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('text');
  return toDocument(row);
}

export async function insertComposeDocument(
  database: WritableDatabase,
  document: ComposeDocument,
): Promise<void> {
  await database
    .insertInto('compose_document')
    .values({
      id: document.id,
      project_id: document.projectId,
      title: document.title,
      language: document.language,
      template_id: document.templateId,
      created_at: document.createdAt,
      updated_at: document.updatedAt,
      deleted_at: null,
    })
    .execute();
}

export async function updateComposeDocument(
  database: WritableDatabase,
  id: string,
  changes: { readonly title: string; readonly language?: string },
  now: number,
): Promise<void> {
  await database
    .updateTable('compose_document')
    .set({ title: changes.title, language: changes.language, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Hides a document, or with null shows it again. Throws `not-found` when there is no row. */
export async function markComposeDocumentDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('compose_document')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('text');
}

/** Takes hidden documents away for good, with their versions. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedComposeDocuments(
  database: WritableDatabase,
  before: number,
): Promise<number> {
  const result = await database
    .deleteFrom('compose_document')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
