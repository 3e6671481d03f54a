import type { Kysely } from 'kysely';
import type { AssistantSettingStore } from '../assistant/ports.ts';
import { selectAssistantSettings, upsertAssistantSettings } from './queries/assistant-setting.ts';
import { requireProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps how each project's assistant behaves. */
export function createAssistantSettingStore(database: Kysely<Schema>): AssistantSettingStore {
  return {
    async read(projectId) {
      await requireProject(database, projectId);
      return selectAssistantSettings(database, projectId);
    },
    write: (projectId, settings, now) =>
      database.transaction().execute(async (transaction) => {
        await requireProject(transaction, projectId);
        await upsertAssistantSettings(transaction, projectId, settings, now);
      }),
  };
}
