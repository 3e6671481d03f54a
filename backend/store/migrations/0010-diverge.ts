import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is written in a session of ideation, by project, until it becomes ideas. */
export const diverge: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table session_draft (
      project_id text not null references project (id) on delete cascade,
      kind text not null,
      value text not null check (json_valid(value)),
      updated_at integer not null,
      primary key (project_id, kind)
    ) strict`.execute(database);
  },
};
