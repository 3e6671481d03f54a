import { entryValueSchemas, type EntryKind, type EntryValues, type StoredEntry } from '../../plan/ports.ts';
import { notFound } from '../not-found.ts';
import type { PlanEntryRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

const names: Readonly<Record<EntryKind, string>> = {
  item: 'entry of the plan',
  risk: 'risk',
  solution: 'mark',
  answer: 'answer',
  card: 'card',
};

function toEntry<Kind extends EntryKind>(kind: Kind, row: PlanEntryRow): StoredEntry<Kind> {
  return {
    id: row.id,
    projectId: row.project_id,
    key: row.key ?? '',
    value: entryValueSchemas[kind].parse(JSON.parse(row.value)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Oldest first; hidden ones and those of hidden ideas left out. */
export async function selectPlanEntries<Kind extends EntryKind>(
  database: ReadableDatabase,
  projectId: string,
  kind: Kind,
): Promise<StoredEntry<Kind>[]> {
  const rows = await database
    .selectFrom('plan_entry')
    .leftJoin('idea', 'idea.id', 'plan_entry.idea_id')
    .selectAll('plan_entry')
    .where('plan_entry.project_id', '=', projectId)
    .where('plan_entry.kind', '=', kind)
    .where('plan_entry.deleted_at', 'is', null)
    .where('idea.deleted_at', 'is', null)
    .orderBy('plan_entry.created_at')
    .orderBy('plan_entry.rowid' as 'plan_entry.created_at')
    .execute();
  return rows.map((row) => toEntry(kind, row));
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectPlanEntry<Kind extends EntryKind>(
  database: ReadableDatabase,
  kind: Kind,
  id: string,
): Promise<StoredEntry<Kind>> {
  const row = await database
    .selectFrom('plan_entry')
    .innerJoin('project', 'project.id', 'plan_entry.project_id')
    .selectAll('plan_entry')
    .where('plan_entry.id', '=', id)
    .where('plan_entry.kind', '=', kind)
    .where('plan_entry.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound(names[kind]);
  return toEntry(kind, row);
}

/** What a project has one of, also when it is hidden; null where there is nothing. */
export async function selectKeyedEntry<Kind extends EntryKind>(
  database: ReadableDatabase,
  kind: Kind,
  projectId: string,
  key: string,
): Promise<{ readonly entry: StoredEntry<Kind>; readonly hidden: boolean } | null> {
  const row = await database
    .selectFrom('plan_entry')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ? { entry: toEntry(kind, row), hidden: row.deleted_at !== null } : null;
}

export async function insertPlanEntry<Kind extends EntryKind>(
  database: WritableDatabase,
  kind: Kind,
  entry: StoredEntry<Kind>,
): Promise<void> {
  await database
    .insertInto('plan_entry')
    .values({
      id: entry.id,
      project_id: entry.projectId,
      kind,
      key: entry.key === '' ? null : entry.key,
      idea_id: kind === 'card' ? entry.key : null,
      value: JSON.stringify(entry.value),
      created_at: entry.createdAt,
      updated_at: entry.updatedAt,
      deleted_at: null,
    })
    .execute();
}

/** Sets the value, and shows it where it was hidden. */
export async function updatePlanEntry<Kind extends EntryKind>(
  database: WritableDatabase,
  id: string,
  value: EntryValues[Kind],
  now: number,
): Promise<void> {
  await database
    .updateTable('plan_entry')
    .set({ value: JSON.stringify(value), updated_at: now, deleted_at: null })
    .where('id', '=', id)
    .execute();
}

/** Hides an entry, or with null shows it again. Throws `not-found` when there is no row. */
export async function markPlanEntryDeleted(
  database: WritableDatabase,
  kind: EntryKind,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('plan_entry')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound(names[kind]);
}

/** Takes hidden entries away for good. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedPlanEntries(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('plan_entry')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
