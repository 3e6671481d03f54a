import { evidenceFieldsSchema } from '../../../contract/develop-documents.ts';
import type { StoredEvidence } from '../../develop/ports.ts';
import { notFound } from '../not-found.ts';
import type { DevelopEvidenceRow } from '../develop-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** Evidence before it was looked after whether what it points at is there. */
type KeptEvidence = Omit<StoredEvidence, 'isThere'>;

function toEvidence(row: DevelopEvidenceRow): KeptEvidence {
  return {
    id: row.id,
    ideaId: row.idea_id,
    entryId: row.entry_id,
    fields: evidenceFieldsSchema.parse(JSON.parse(row.fields)),
    createdAt: row.created_at,
  };
}

/** Oldest first, hidden ones left out. */
export async function selectDevelopEvidence(
  database: ReadableDatabase,
  ideaId: string,
): Promise<KeptEvidence[]> {
  const rows = await database
    .selectFrom('develop_evidence')
    .selectAll()
    .where('idea_id', '=', ideaId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('rowid' as 'created_at')
    .execute();
  return rows.map(toEvidence);
}

/** Hidden or not. Throws `not-found`. */
export async function selectOneEvidence(database: ReadableDatabase, id: string): Promise<KeptEvidence> {
  const row = await database
    .selectFrom('develop_evidence')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('evidence');
  return toEvidence(row);
}

export async function insertDevelopEvidence(
  database: WritableDatabase,
  evidence: KeptEvidence,
): Promise<void> {
  await database
    .insertInto('develop_evidence')
    .values({
      id: evidence.id,
      idea_id: evidence.ideaId,
      entry_id: evidence.entryId,
      fields: JSON.stringify(evidence.fields),
      created_at: evidence.createdAt,
      deleted_at: null,
    })
    .execute();
}

/** Hides it, or with null shows it again. */
export async function markDevelopEvidenceDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  await database
    .updateTable('develop_evidence')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .execute();
}

/** Takes hidden evidence away for good. Returns how much. */
export async function purgeDeletedDevelopEvidence(
  database: WritableDatabase,
  before: number,
): Promise<number> {
  const result = await database
    .deleteFrom('develop_evidence')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
