import { z } from 'zod';
import {
  draftProvenanceSchema,
  storedEntrySchema,
  writtenBySchema,
  type FieldVersion,
} from '../../../contract/develop-documents.ts';
import type { FieldPlace, StoredField } from '../../develop/ports.ts';
import type { DevelopFieldRow, DevelopVersionRow } from '../develop-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

const entriesSchema = z.array(storedEntrySchema);

/** A field and the id of its row. */
export interface FieldOnDisk {
  readonly id: string;
  readonly field: StoredField;
}

function toField(row: DevelopFieldRow): FieldOnDisk {
  return {
    id: row.id,
    field: {
      ideaId: row.idea_id,
      templateId: row.template_id,
      fieldId: row.field_id,
      entries: entriesSchema.parse(JSON.parse(row.entries)),
      updatedAt: row.updated_at,
    },
  };
}

function toVersion(row: DevelopVersionRow): FieldVersion {
  return {
    id: row.id,
    entries: entriesSchema.parse(JSON.parse(row.entries)),
    by: writtenBySchema.parse(row.written_by),
    provenance: row.provenance === null ? null : draftProvenanceSchema.parse(JSON.parse(row.provenance)),
    createdAt: row.created_at,
  };
}

/** All fields of an idea's documents, in the order in which they were first written. */
export async function selectDevelopFields(
  database: ReadableDatabase,
  ideaId: string,
): Promise<StoredField[]> {
  const rows = await database
    .selectFrom('develop_field')
    .selectAll()
    .where('idea_id', '=', ideaId)
    .orderBy('rowid' as 'updated_at')
    .execute();
  return rows.map((row) => toField(row).field);
}

/** The ideas of a project that have any field, by id. */
export async function selectWritten(
  database: ReadableDatabase,
  projectId: string,
): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('develop_field')
    .innerJoin('idea', 'idea.id', 'develop_field.idea_id')
    .select('idea.id')
    .distinct()
    .where('idea.project_id', '=', projectId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function selectDevelopField(
  database: ReadableDatabase,
  { ideaId, templateId, fieldId }: FieldPlace,
): Promise<FieldOnDisk | null> {
  const row = await database
    .selectFrom('develop_field')
    .selectAll()
    .where('idea_id', '=', ideaId)
    .where('template_id', '=', templateId)
    .where('field_id', '=', fieldId)
    .executeTakeFirst();
  return row ? toField(row) : null;
}

export async function insertDevelopField(
  database: WritableDatabase,
  id: string,
  field: StoredField,
): Promise<void> {
  await database
    .insertInto('develop_field')
    .values({
      id,
      idea_id: field.ideaId,
      template_id: field.templateId,
      field_id: field.fieldId,
      entries: JSON.stringify(field.entries),
      updated_at: field.updatedAt,
    })
    .execute();
}

export async function updateDevelopField(
  database: WritableDatabase,
  id: string,
  field: Pick<StoredField, 'entries' | 'updatedAt'>,
): Promise<void> {
  await database
    .updateTable('develop_field')
    .set({ entries: JSON.stringify(field.entries), updated_at: field.updatedAt })
    .where('id', '=', id)
    .execute();
}

/** Newest first. */
export async function selectDevelopVersions(
  database: ReadableDatabase,
  fieldRowId: string,
  limit: number,
): Promise<FieldVersion[]> {
  const rows = await database
    .selectFrom('develop_version')
    .selectAll()
    .where('field_id', '=', fieldRowId)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as 'created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toVersion);
}

export async function insertDevelopVersion(
  database: WritableDatabase,
  fieldRowId: string,
  version: FieldVersion,
): Promise<void> {
  await database
    .insertInto('develop_version')
    .values({
      id: version.id,
      field_id: fieldRowId,
      entries: JSON.stringify(version.entries),
      written_by: version.by,
      provenance: version.provenance === null ? null : JSON.stringify(version.provenance),
      created_at: version.createdAt,
    })
    .execute();
}

/** Sets what a version holds; its beginning stays. */
export async function updateDevelopVersion(
  database: WritableDatabase,
  id: string,
  version: Pick<FieldVersion, 'entries' | 'by'>,
): Promise<void> {
  await database
    .updateTable('develop_version')
    .set({ entries: JSON.stringify(version.entries), written_by: version.by })
    .where('id', '=', id)
    .execute();
}
