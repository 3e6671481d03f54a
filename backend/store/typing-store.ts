import type { Kysely } from 'kysely';
import type { TypingStore } from '../typing/ports.ts';
import type { Schema, WritableDatabase } from './schema.ts';

/** Keeps what is being typed. */
export function createTypingStore(database: Kysely<Schema>): TypingStore {
  return {
    async keep({ place, projectId, base, text }, now) {
      if (projectId !== null) {
        const project = await database
          .selectFrom('project')
          .select('id')
          .where('id', '=', projectId)
          .executeTakeFirst();
        if (!project) return;
      }
      const row = { project_id: projectId, base, text, typed_at: now };
      await database
        .insertInto('typed_text')
        .values({ place, ...row })
        .onConflict((conflict) => conflict.column('place').doUpdateSet(row))
        .execute();
    },
    async forget(place) {
      await database.deleteFrom('typed_text').where('place', '=', place).execute();
    },
    async list() {
      const rows = await database.selectFrom('typed_text').selectAll().execute();
      return rows.map(({ place, project_id, base, text }) => ({ place, projectId: project_id, base, text }));
    },
  };
}

/** Takes away what was typed before a time and that nobody came back to. Returns how many. */
export async function purgeTyped(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('typed_text')
    .where('typed_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
