import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How many requests an engine is sent at once: as many as all were until a person could say so. */
export const engineAtOnce: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table engine add column at_once integer not null default 4`.execute(database);
  },
};
