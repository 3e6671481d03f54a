import type { Kysely } from 'kysely';
import type { EngineStore } from '../engines/ports.ts';
import {
  deleteEngine,
  deleteEngineUses,
  selectEngines,
  selectEngineUses,
  setEngineUse,
  upsertEngine,
} from './queries/engine.ts';
import { requireProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps engines, their keys in the encrypted database, and the projects that write with them. */
export function createEngineStore(database: Kysely<Schema>): EngineStore {
  return {
    list: () => selectEngines(database),
    listUses: () => selectEngineUses(database),
    save: (engine, forgetsUses) =>
      database.transaction().execute(async (transaction) => {
        if (forgetsUses) await deleteEngineUses(transaction, engine.id);
        await upsertEngine(transaction, engine);
      }),
    remove: (id) => deleteEngine(database, id),
    use: (projectId, engineId) =>
      database.transaction().execute(async (transaction) => {
        await requireProject(transaction, projectId);
        await setEngineUse(transaction, projectId, engineId);
      }),
    forgetUse: (projectId) => setEngineUse(database, projectId, null),
    requireProject: (projectId) => requireProject(database, projectId),
  };
}
