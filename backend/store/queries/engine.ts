import type { EngineRecord, EngineUse } from '../../engines/ports.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** Oldest first. */
export async function selectEngines(database: ReadableDatabase): Promise<EngineRecord[]> {
  const rows = await database.selectFrom('engine').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(({ created_at: createdAt, at_once: atOnce, ...row }) => ({ ...row, atOnce, createdAt }));
}

export async function selectEngineUses(database: ReadableDatabase): Promise<EngineUse[]> {
  const rows = await database.selectFrom('project_engine').selectAll().execute();
  return rows.map((row) => ({ projectId: row.project_id, engineId: row.engine_id }));
}

export async function upsertEngine(database: WritableDatabase, engine: EngineRecord): Promise<void> {
  const { id, createdAt, atOnce, ...rest } = engine;
  const changed = { ...rest, at_once: atOnce };
  await database
    .insertInto('engine')
    .values({ id, ...changed, created_at: createdAt })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

/** The projects' choice of it goes with it. */
export async function deleteEngine(database: WritableDatabase, id: string): Promise<void> {
  await database.deleteFrom('engine').where('id', '=', id).execute();
}

/** No project writes with it any more; those in the trash neither. */
export async function deleteEngineUses(database: WritableDatabase, id: string): Promise<void> {
  await database.deleteFrom('project_engine').where('engine_id', '=', id).execute();
}

/** Null: the project writes with none. */
export async function setEngineUse(
  database: WritableDatabase,
  projectId: string,
  engineId: string | null,
): Promise<void> {
  await database.deleteFrom('project_engine').where('project_id', '=', projectId).execute();
  if (engineId === null) return;
  await database
    .insertInto('project_engine')
    .values({ project_id: projectId, engine_id: engineId })
    .execute();
}
