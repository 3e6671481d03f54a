import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ThreadStore } from '../models/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

const key = 'machine.threads';
const keptSchema = z
  .object({ machine: z.string(), threads: z.int().min(1).max(256), at: z.number() })
  .nullable()
  .catch(null);

/** Keeps how many threads were fastest among the settings; what this version can't read counts as not measured. */
export function createThreadStore(database: Kysely<Schema>): ThreadStore {
  return {
    read: async () => keptSchema.parse((await selectSettings(database))[key] ?? null),
    write: (kept) => upsertSetting(database, key, kept),
  };
}
