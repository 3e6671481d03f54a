import {
  entryValueSchemas,
  type EntryKind,
  type EntryValues,
  type KeyedKind,
  type StoredEntry,
} from '../../converge/ports.ts';
import { notFound } from '../not-found.ts';
import type { ConvergeEntryRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

const names: Readonly<Record<EntryKind, string>> = {
  set: 'set of criteria',
  weights: 'set of weights',
  assessment: 'assessment',
  veto: 'veto',
  comparison: 'comparison',
  round: 'round of voting',
};

function toEntry<Kind extends EntryKind>(kind: Kind, row: ConvergeEntryRow): StoredEntry<Kind> {
  return {
    id: row.id,
    projectId: row.project_id,
    key: row.key ?? '',
    ideaId: row.idea_id,
    value: entryValueSchemas[kind].parse(JSON.parse(row.value)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Oldest first; hidden ones and those of hidden ideas left out. */
export async function selectConvergeEntries<Kind extends EntryKind>(
  database: ReadableDatabase,
  projectId: string,
  kind: Kind,
): Promise<StoredEntry<Kind>[]> {
  const rows = await database
    .selectFrom('converge_entry')
    .leftJoin('idea', 'idea.id', 'converge_entry.idea_id')
    .selectAll('converge_entry')
    .where('converge_entry.project_id', '=', projectId)
    .where('converge_entry.kind', '=', kind)
    .where('converge_entry.deleted_at', 'is', null)
    .where('idea.deleted_at', 'is', null)
    .orderBy('converge_entry.created_at')
    .orderBy('converge_entry.rowid' as 'converge_entry.created_at')
    .execute();
  return rows.map((row) => toEntry(kind, row));
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectConvergeEntry<Kind extends EntryKind>(
  database: ReadableDatabase,
  kind: Kind,
  id: string,
): Promise<StoredEntry<Kind>> {
  const row = await database
    .selectFrom('converge_entry')
    .innerJoin('project', 'project.id', 'converge_entry.project_id')
    .selectAll('converge_entry')
    .where('converge_entry.id', '=', id)
    .where('converge_entry.kind', '=', kind)
    .where('converge_entry.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound(names[kind]);
  return toEntry(kind, row);
}

/** What there is one of, also when it is hidden; null where there is nothing. */
export async function selectKeyedConvergeEntry<Kind extends KeyedKind>(
  database: ReadableDatabase,
  kind: Kind,
  projectId: string,
  key: string,
): Promise<{ readonly entry: StoredEntry<Kind>; readonly hidden: boolean } | null> {
  const row = await database
    .selectFrom('converge_entry')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ? { entry: toEntry(kind, row), hidden: row.deleted_at !== null } : null;
}

export async function insertConvergeEntry<Kind extends EntryKind>(
  database: WritableDatabase,
  kind: Kind,
  entry: StoredEntry<Kind>,
): Promise<void> {
  await database
    .insertInto('converge_entry')
    .values({
      id: entry.id,
      project_id: entry.projectId,
      kind,
      key: entry.key === '' ? null : entry.key,
      idea_id: entry.ideaId,
      value: JSON.stringify(entry.value),
      created_at: entry.createdAt,
      updated_at: entry.updatedAt,
      deleted_at: null,
    })
    .execute();
}

/** Sets the value, and shows it where it was hidden. */
export async function updateConvergeEntry<Kind extends EntryKind>(
  database: WritableDatabase,
  id: string,
  value: EntryValues[Kind],
  now: number,
): Promise<void> {
  await database
    .updateTable('converge_entry')
    .set({ value: JSON.stringify(value), updated_at: now, deleted_at: null })
    .where('id', '=', id)
    .execute();
}

/** Hides an entry, or with null shows it again. Throws `not-found` when there is no row. */
export async function markConvergeEntryDeleted(
  database: WritableDatabase,
  kind: EntryKind,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('converge_entry')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound(names[kind]);
}

/** Takes hidden entries away for good. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedConvergeEntries(
  database: WritableDatabase,
  before: number,
): Promise<number> {
  const result = await database
    .deleteFrom('converge_entry')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
