import type { Kysely } from 'kysely';
import type { SettingStore } from '../system/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

/** Keeps the settings, one row for each. */
export function createSettingStore(database: Kysely<Schema>): SettingStore {
  return {
    read: () => selectSettings(database),
    write: (changes) =>
      database.transaction().execute(async (transaction) => {
        for (const [key, value] of Object.entries<unknown>(changes)) {
          if (value !== undefined) await upsertSetting(transaction, key, value);
        }
      }),
  };
}
