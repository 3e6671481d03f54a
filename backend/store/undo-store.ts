import { sql, type Kysely } from 'kysely';
import { undoKept, undoLimit, undoStepSchema } from '../../contract/undo.ts';
import type { UndoStore } from '../undo/ports.ts';
import type { Schema, WritableDatabase } from './schema.ts';

/** Stands in the place of the ways of a step that was taken back: another window may still hold that step. */
const forgotten = '{}';

/** Keeps what was done, with its way back. */
export function createUndoStore(database: Kysely<Schema>): UndoStore {
  return {
    keep: ({ id, projectId, label, back, forth }, now) =>
      database.transaction().execute(async (transaction) => {
        const project = await transaction
          .selectFrom('project')
          .select('id')
          .where('id', '=', projectId)
          .executeTakeFirst();
        if (!project) return false;
        await transaction.deleteFrom('undo_step').where('id', '=', id).execute();
        await transaction
          .insertInto('undo_step')
          .values({ id, project_id: projectId, label, ways: JSON.stringify({ back, forth }), kept_at: now })
          .execute();
        // A window may still hold what it did to an idea that went for good since: those words don't come back by it.
        if ((await deleteOfGoneIdeas(transaction, id)) > 0) return false;
        // The newest stays whatever its size.
        await sql`delete from undo_step where ways <> ${forgotten} and key not in (
          select key from (
            select key, row_number() over newest as place, sum(length(ways)) over newest as size
            from undo_step where ways <> ${forgotten} window newest as (order by key desc)
          ) where place = 1 or (place <= ${undoKept} and size <= ${undoLimit})
        )`.execute(transaction);
        return true;
      }),
    forget: (id) =>
      database.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('undo_step')
          .select('ways')
          .where('id', '=', id)
          .executeTakeFirst();
        if (row?.ways === forgotten) return { was: false, before: true };
        await transaction
          .updateTable('undo_step')
          .set({ label: '', ways: forgotten })
          .where('id', '=', id)
          .execute();
        return { was: row !== undefined, before: false };
      }),
    async list() {
      const rows = await database
        .selectFrom('undo_step')
        .innerJoin('project', 'project.id', 'undo_step.project_id')
        .select(['undo_step.id', 'undo_step.project_id', 'undo_step.label', 'undo_step.ways'])
        .where('project.deleted_at', 'is', null)
        .where('undo_step.ways', '<>', forgotten)
        .orderBy('undo_step.key')
        .execute();
      // One that this version can't read is no reason to lose the others.
      return rows.flatMap(({ id, project_id, label, ways }) => {
        const step = undoStepSchema.safeParse({
          id,
          projectId: project_id,
          label,
          ...(JSON.parse(ways) as object),
        });
        return step.success ? [step.data] : [];
      });
    },
  };
}

/** Takes away what was done before a time, or to ideas that are gone. Returns how many. */
export async function purgeUndoSteps(database: WritableDatabase, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('undo_step')
    .where('kept_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) + (await deleteOfGoneIdeas(database, null));
}

/** Takes away a step, or any, that names an idea which its project doesn't have, not even in the trash. Returns how many. */
async function deleteOfGoneIdeas(database: WritableDatabase, id: string | null): Promise<number> {
  const { numAffectedRows } = await sql`delete from undo_step where ${id === null ? sql`1` : sql`id = ${id}`}
    and exists (
      select 1 from json_tree(undo_step.ways) as part
      where part.type = 'text' and (part.key = 'id' or part.path like '%.input.ids')
        and not exists (
          select 1 from idea where idea.id = part.value and idea.project_id = undo_step.project_id
        )
    )`.execute(database);
  return Number(numAffectedRows ?? 0);
}
