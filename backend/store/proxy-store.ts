import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ProxySetting, ProxyStore } from '../models/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

const key = 'download.proxy';

const settingSchema: z.ZodType<ProxySetting> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['system', 'none']) }),
  z.object({
    kind: z.literal('address'),
    address: z.url(),
    user: z.string().nullable(),
    password: z.string().nullable(),
  }),
]);

/** Keeps the way that downloads take among the settings; the password lies in the encrypted database as all of it does. */
export function createProxyStore(database: Kysely<Schema>): ProxyStore {
  return {
    async read() {
      const saved = settingSchema.safeParse((await selectSettings(database))[key]);
      return saved.success ? saved.data : { kind: 'system' };
    },
    write: (setting) => upsertSetting(database, key, setting),
  };
}
