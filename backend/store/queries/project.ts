import type { Project } from '../../../contract/projects.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

function selectProjects(database: ReadableDatabase) {
  return database
    .selectFrom('project')
    .leftJoin('idea', (join) =>
      join
        .onRef('idea.project_id', '=', 'project.id')
        .on('idea.deleted_at', 'is', null)
        .on('idea.merged_into', 'is', null),
    )
    .where('project.deleted_at', 'is', null)
    .groupBy('project.id')
    .select(({ fn }) => [
      'project.id',
      'project.name',
      'project.created_at',
      'project.updated_at',
      fn.count<number>('idea.id').as('idea_count'),
      fn.sum<number | null>('idea.starred').as('starred_count'),
    ]);
}

type ProjectWithCounts = Awaited<ReturnType<ReturnType<typeof selectProjects>['executeTakeFirstOrThrow']>>;

function toProject(row: ProjectWithCounts): Project {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ideaCount: row.idea_count,
    starredCount: row.starred_count ?? 0,
  };
}

/** The last changed first, deleted ones left out. */
export async function selectAllProjects(database: ReadableDatabase): Promise<Project[]> {
  const rows = await selectProjects(database).orderBy('project.updated_at', 'desc').execute();
  return rows.map(toProject);
}

/** Throws `not-found`, also for a deleted one. */
export async function selectProject(database: ReadableDatabase, id: string): Promise<Project> {
  const row = await selectProjects(database).where('project.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('project');
  return toProject(row);
}

/** Throws `not-found`, also for a deleted one. */
export async function requireProject(database: ReadableDatabase, id: string): Promise<void> {
  const row = await database
    .selectFrom('project')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('project');
}

export async function insertProject(
  database: WritableDatabase,
  project: { readonly id: string; readonly name: string; readonly createdAt: number },
): Promise<void> {
  await database
    .insertInto('project')
    .values({
      id: project.id,
      name: project.name,
      created_at: project.createdAt,
      updated_at: project.createdAt,
      deleted_at: null,
    })
    .execute();
}

export async function renameProject(database: WritableDatabase, id: string, name: string, now: number) {
  await database.updateTable('project').set({ name, updated_at: now }).where('id', '=', id).execute();
}

/** Says that the brief or the ideas of a project changed. A clock set back doesn't turn it back. */
export async function touchProject(database: WritableDatabase, id: string, now: number): Promise<void> {
  await database
    .updateTable('project')
    .set({ updated_at: now })
    .where('id', '=', id)
    .where('updated_at', '<', now)
    .execute();
}

/** Hides a project, or with null shows it again. Throws `not-found` when there is no row. */
export async function markProjectDeleted(database: WritableDatabase, id: string, deletedAt: number | null) {
  const { numUpdatedRows } = await database
    .updateTable('project')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('project');
}

/** Takes hidden projects away for good, with everything in them. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedProjects(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('project')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
