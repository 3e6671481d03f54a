import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sets of labelled pictures, their pictures, and networks taught on them. */
export const pictures: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table picture_set (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    name text not null,
    size integer not null,
    channels integer not null,
    classes text not null check (json_valid(classes)),
    created_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index picture_set_of_project on picture_set (project_id, deleted_at, created_at)`,

  // Pixels are bytes, channel by channel and row by row.
  sql`create table picture (
    set_id text not null references picture_set (id) on delete cascade,
    place integer not null,
    name text not null,
    class_id integer not null,
    pixels blob not null,
    primary key (set_id, place)
  ) strict, without rowid`,

  sql`create table picture_run (
    id text primary key not null,
    set_id text not null references picture_set (id) on delete cascade,
    result text not null check (json_valid(result)),
    network blob not null,
    created_at integer not null
  ) strict`,
  sql`create index picture_run_of_set on picture_run (set_id, created_at)`,
];
