import { briefSchema, type Brief, type BriefFields } from '../../../contract/projects.ts';
import { notFound } from '../not-found.ts';
import type { BriefRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

const aboutSchema = briefSchema.shape.about;

function toBrief(row: BriefRow): Brief {
  return {
    projectId: row.project_id,
    title: row.title,
    problem: row.problem,
    people: row.people,
    constraints: row.constraints,
    assets: row.assets,
    success: row.success,
    about: row.about === null ? null : aboutSchema.parse(JSON.parse(row.about)),
    updatedAt: row.updated_at,
  };
}

/** Throws `not-found`, also when its project is deleted. */
export async function selectBrief(database: ReadableDatabase, projectId: string): Promise<Brief> {
  const row = await database
    .selectFrom('brief')
    .innerJoin('project', 'project.id', 'brief.project_id')
    .selectAll('brief')
    .where('brief.project_id', '=', projectId)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('project');
  return toBrief(row);
}

export async function insertBrief(database: WritableDatabase, brief: Brief): Promise<void> {
  await database
    .insertInto('brief')
    .values({
      project_id: brief.projectId,
      title: brief.title,
      problem: brief.problem,
      people: brief.people,
      constraints: brief.constraints,
      assets: brief.assets,
      success: brief.success,
      about: brief.about && JSON.stringify(brief.about),
      updated_at: brief.updatedAt,
    })
    .execute();
}

/** Sets the fields given. */
export async function updateBrief(
  database: WritableDatabase,
  projectId: string,
  fields: Partial<BriefFields>,
  now: number,
): Promise<void> {
  await database
    .updateTable('brief')
    .set({
      title: fields.title,
      problem: fields.problem,
      people: fields.people,
      constraints: fields.constraints,
      assets: fields.assets,
      success: fields.success,
      updated_at: now,
    })
    .where('project_id', '=', projectId)
    .execute();
}

export async function updateAbout(
  database: WritableDatabase,
  projectId: string,
  about: Brief['about'],
  now: number,
): Promise<void> {
  await database
    .updateTable('brief')
    .set({ about: about && JSON.stringify(about), updated_at: now })
    .where('project_id', '=', projectId)
    .execute();
}
