import type { Kysely } from 'kysely';
import type { HubStore } from '../models/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

const key = 'hub.address';

/** Keeps the address of the hub among the settings. */
export function createHubStore(database: Kysely<Schema>): HubStore {
  return {
    async read() {
      const saved = (await selectSettings(database))[key];
      return typeof saved === 'string' ? saved : null;
    },
    write: (address) => upsertSetting(database, key, address),
  };
}
