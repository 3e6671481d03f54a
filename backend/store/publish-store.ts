import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { PublishStore } from '../publish/ports.ts';
import { requireProject } from './queries/project.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

const tokenKey = 'publish.token';

/** Keeps the token of the local endpoint, as a setting of its own. */
export function createPublishStore(database: Kysely<Schema>): PublishStore {
  return {
    async readToken() {
      const { [tokenKey]: token } = await selectSettings(database);
      return z.string().optional().parse(token) ?? null;
    },
    writeToken: (token) => upsertSetting(database, tokenKey, token),
    async requireProject(id) {
      await requireProject(database, id);
    },
  };
}
