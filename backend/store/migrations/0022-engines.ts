import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Engines past this app with their keys, and the projects that write with them. */
export const engines: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table engine (
    id text primary key not null,
    name text not null,
    address text not null,
    key text,
    model text not null,
    created_at integer not null
  ) strict`,
  sql`create table project_engine (
    project_id text primary key not null references project (id) on delete cascade,
    engine_id text not null references engine (id) on delete cascade
  ) strict`,
  sql`create index project_engine_of_engine on project_engine (engine_id)`,
];
