import type { Kysely } from 'kysely';
import type { HubSearchStore, HubStore } from '../models/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

/** Keeps the address of the hub among the settings. */
export function createHubStore(database: Kysely<Schema>): HubStore {
  return addressAt(database, 'hub.address');
}

/** Keeps the address of the hub that may be searched. */
export function createHubSearchStore(database: Kysely<Schema>): HubSearchStore {
  return addressAt(database, 'hub.searched');
}

function addressAt(database: Kysely<Schema>, key: string): HubStore {
  return {
    async read() {
      const saved = (await selectSettings(database))[key];
      return typeof saved === 'string' ? saved : null;
    },
    write: (address) => upsertSetting(database, key, address),
  };
}
