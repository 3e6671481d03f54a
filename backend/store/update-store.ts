import type { Kysely } from 'kysely';
import { z } from 'zod';
import { timeSchema } from '../../contract/projects.ts';
import type { UpdateStore } from '../updates/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

const key = 'updates';
const never = { looks: false, askedAt: null };
const choiceSchema = z.object({ looks: z.boolean(), askedAt: timeSchema.nullable() });

/** Keeps whether updates may be looked for. What can't be read counts as never allowed. */
export function createUpdateStore(database: Kysely<Schema>): UpdateStore {
  return {
    async read() {
      const { [key]: saved } = await selectSettings(database);
      return choiceSchema.catch(never).parse(saved);
    },
    write: (choice) => upsertSetting(database, key, choice),
  };
}
