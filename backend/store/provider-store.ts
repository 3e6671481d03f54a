import type { Kysely } from 'kysely';
import { z } from 'zod';
import { executionProviderSchema } from '../../contract/providers.ts';
import type { ProviderStore } from '../models/providers/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

const key = 'machine.providers';
const provider = executionProviderSchema;
const keptSchema = z
  .object({
    machine: z.string(),
    tried: z.array(z.object({ provider, reason: z.string().nullable() })),
    measured: z.array(z.object({ modelId: z.string(), provider, tokenSeconds: z.number().positive() })),
    chosen: z.array(z.object({ modelId: z.string(), provider })),
  })
  .nullable()
  .catch(null);

/** Keeps what models run on among the settings; what this version can't read counts as not found out. */
export function createProviderStore(database: Kysely<Schema>): ProviderStore {
  return {
    read: async () => keptSchema.parse((await selectSettings(database))[key] ?? null),
    write: (kept) => upsertSetting(database, key, kept),
  };
}
