import type { Kysely } from 'kysely';
import type { SessionStore } from '../ideation/ports.ts';
import { insertIdeas } from './queries/idea.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema, WritableDatabase } from './schema.ts';

/** Keeps what is written in sessions. Each write is one transaction. */
export function createSessionStore(database: Kysely<Schema>): SessionStore {
  const write = database.transaction();
  return {
    async read(projectId) {
      await requireProject(database, projectId);
      const rows = await database
        .selectFrom('session_draft')
        .select(['kind', 'value'])
        .where('project_id', '=', projectId)
        .execute();
      return new Map(rows.map(({ kind, value }) => [kind, JSON.parse(value) as unknown]));
    },
    save: (projectId, kind, value, now) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        await upsert(transaction, projectId, kind, value, now);
      }),
    addIdeas: (projectId, ideas, kind, value, now) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        const kept = await insertIdeas(transaction, projectId, ideas);
        await upsert(transaction, projectId, kind, value, now);
        await touchProject(transaction, projectId, now);
        return kept;
      }),
  };
}

async function upsert(
  database: WritableDatabase,
  projectId: string,
  kind: string,
  value: unknown,
  now: number,
): Promise<void> {
  const row = { value: JSON.stringify(value), updated_at: now };
  await database
    .insertInto('session_draft')
    .values({ project_id: projectId, kind, ...row })
    .onConflict((conflict) => conflict.columns(['project_id', 'kind']).doUpdateSet(row))
    .execute();
}
