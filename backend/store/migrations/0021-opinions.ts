import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a run knew of openings by what the person had done with ideas. */
export const opinions: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table generation_input add column opinions text check (json_valid(opinions))`.execute(
      database,
    );
  },
};
