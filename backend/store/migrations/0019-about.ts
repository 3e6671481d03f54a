import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a brief is about, as the person said. */
export const about: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table brief add column about text check (json_valid(about))`.execute(database);
  },
};
