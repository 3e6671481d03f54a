import { sql, type Kysely } from 'kysely';
import { undoKept, undoLimit, undoStepSchema } from '../../contract/undo.ts';
import type { UndoStore } from '../undo/ports.ts';
import type { Schema, WritableDatabase } from './schema.ts';

/** Keeps what was done, with its way back. */
export function createUndoStore(database: Kysely<Schema>): UndoStore {
  return {
    keep: ({ id, projectId, label, back, forth }, now) =>
      database.transaction().execute(async (transaction) => {
        const project = await transaction
          .selectFrom('project')
          .select('id')
          .where('id', '=', projectId)
          .where('deleted_at', 'is', null)
          .executeTakeFirst();
        if (!project) return;
        await transaction.deleteFrom('undo_step').where('id', '=', id).execute();
        await transaction
          .insertInto('undo_step')
          .values({ id, project_id: projectId, label, ways: JSON.stringify({ back, forth }), kept_at: now })
          .execute();
        // The newest stays whatever its size.
        await sql`delete from undo_step where key not in (
          select key from (
            select key, row_number() over newest as place, sum(length(ways)) over newest as size
            from undo_step window newest as (order by key desc)
          ) where place = 1 or (place <= ${undoKept} and size <= ${undoLimit})
        )`.execute(transaction);
      }),
    async forget(id) {
      const { numDeletedRows } = await database
        .deleteFrom('undo_step')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    async list() {
      const rows = await database
        .selectFrom('undo_step')
        .innerJoin('project', 'project.id', 'undo_step.project_id')
        .select(['undo_step.id', 'undo_step.project_id', 'undo_step.label', 'undo_step.ways'])
        .where('project.deleted_at', 'is', null)
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

/** Takes away what was done before a time. Returns how many. */
export async function purgeUndoSteps(database: WritableDatabase, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('undo_step')
    .where('kept_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
