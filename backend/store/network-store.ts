import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { networkEntrySchema, type NetworkEntry } from '../../contract/network.ts';
import type { NetworkLog, OfflineStore } from '../network/ports.ts';
import {
  addNetworkEvent,
  countNetworkEvents,
  deleteNetworkEvents,
  deleteOldNetworkEvents,
  selectNetworkEvents,
} from './queries/network-event.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { NetworkEventRow } from './network-rows.ts';
import type { Schema } from './schema.ts';

const offlineKey = 'network.offline';

/** Keeps the log of attempts. */
export function createNetworkLog(database: Kysely<Schema>): NetworkLog {
  return {
    append: (attempts, limit) =>
      database.transaction().execute(async (transaction) => {
        for (const attempt of attempts) await addNetworkEvent(transaction, attempt);
        await deleteOldNetworkEvents(transaction, limit);
      }),
    async list() {
      const rows = await selectNetworkEvents(database);
      return rows.map(toEntry);
    },
    count: async () => ({
      allowed: await countNetworkEvents(database, true),
      refused: await countNetworkEvents(database, false),
    }),
    clear: () => deleteNetworkEvents(database),
  };
}

/** Keeps the lock, as a setting of its own. What can't be read counts as locked. */
export function createOfflineStore(database: Kysely<Schema>): OfflineStore {
  return {
    async read() {
      const { [offlineKey]: offline } = await selectSettings(database);
      return z.boolean().default(false).catch(true).parse(offline);
    },
    write: (offline) => upsertSetting(database, offlineKey, offline),
  };
}

function toEntry(row: Selectable<NetworkEventRow>): NetworkEntry {
  return networkEntrySchema.parse({
    ...{ id: row.id, by: row.by, kind: row.kind, host: row.host, times: row.times },
    ...{ feature: row.feature || null, port: row.port < 0 ? null : row.port, allowed: row.allowed === 1 },
    ...{ sentBytes: row.sent_bytes, receivedBytes: row.received_bytes },
    ...{ firstAt: row.first_at, lastAt: row.last_at },
  });
}
