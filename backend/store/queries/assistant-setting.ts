import { assistantSettingsSchema, type AssistantSettings } from '../../../contract/assistant.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** Null while nothing was saved. */
export async function selectAssistantSettings(
  database: ReadableDatabase,
  projectId: string,
): Promise<AssistantSettings | null> {
  const row = await database
    .selectFrom('assistant_setting')
    .select('value')
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  return row ? assistantSettingsSchema.parse(JSON.parse(row.value)) : null;
}

export async function upsertAssistantSettings(
  database: WritableDatabase,
  projectId: string,
  settings: AssistantSettings,
  now: number,
): Promise<void> {
  const value = JSON.stringify(settings);
  await database
    .insertInto('assistant_setting')
    .values({ project_id: projectId, value, updated_at: now })
    .onConflict((conflict) => conflict.column('project_id').doUpdateSet({ value, updated_at: now }))
    .execute();
}
