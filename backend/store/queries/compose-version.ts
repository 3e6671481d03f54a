import { versionSchema, type Version } from '../../../contract/compose-documents.ts';
import type { ComposeVersionRow } from '../compose-rows.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

function toVersion(row: ComposeVersionRow): Version {
  return versionSchema.parse({
    id: row.id,
    documentId: row.document_id,
    number: row.number,
    text: row.text,
    sentences: JSON.parse(row.sentences) as unknown,
    origin: JSON.parse(row.origin) as unknown,
    createdAt: row.created_at,
  });
}

/** Oldest first. */
export async function selectVersions(database: ReadableDatabase, documentId: string): Promise<Version[]> {
  const rows = await database
    .selectFrom('compose_version')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('number')
    .execute();
  return rows.map(toVersion);
}

/** Throws `not-found`, also when its document or project is deleted. */
export async function selectVersion(database: ReadableDatabase, id: string): Promise<Version> {
  const row = await database
    .selectFrom('compose_version')
    .innerJoin('compose_document', 'compose_document.id', 'compose_version.document_id')
    .innerJoin('project', 'project.id', 'compose_document.project_id')
    .selectAll('compose_version')
    .where('compose_version.id', '=', id)
    .where('compose_document.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('version');
  return toVersion(row);
}

export async function insertVersion(database: WritableDatabase, version: Version): Promise<void> {
  await database
    .insertInto('compose_version')
    .values({
      id: version.id,
      document_id: version.documentId,
      number: version.number,
      text: version.text,
      sentences: JSON.stringify(version.sentences),
      origin: JSON.stringify(version.origin),
      created_at: version.createdAt,
    })
    .execute();
}

/** Gives a version another text, with its sentences and its time. */
export async function updateVersion(database: WritableDatabase, version: Version): Promise<void> {
  await database
    .updateTable('compose_version')
    .set({
      text: version.text,
      sentences: JSON.stringify(version.sentences),
      created_at: version.createdAt,
    })
    .where('id', '=', version.id)
    .execute();
}
