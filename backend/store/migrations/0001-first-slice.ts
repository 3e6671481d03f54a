import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Projects with their briefs, ideas, generations, the models that made them, and settings. */
export const firstSlice: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table project (
    id text primary key not null,
    name text not null,
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`,

  sql`create table brief (
    project_id text primary key not null references project (id) on delete cascade,
    title text not null,
    problem text not null,
    people text not null,
    constraints text not null,
    assets text not null,
    success text not null,
    updated_at integer not null
  ) strict`,

  sql`create table idea (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    parent_id text references idea (id) on delete set null,
    origin text not null check (origin in ('model', 'person')),
    starred integer not null check (starred in (0, 1)),
    title text not null,
    pitch text not null,
    who text not null,
    why text not null,
    experiment text not null,
    created_at integer not null,
    edited_at integer,
    deleted_at integer,
    provenance text check (json_valid(provenance))
  ) strict`,
  // Serves the list of a project, its counts, and the cascade.
  sql`create index idea_of_project on idea (project_id, deleted_at, created_at)`,
  sql`create index idea_of_parent on idea (parent_id) where parent_id is not null`,
  sql`create index idea_deleted on idea (deleted_at) where deleted_at is not null`,

  sql`create table model (
    sha256 text primary key not null,
    id text not null,
    first_used_at integer not null
  ) strict`,

  sql`create table generation (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    method text not null,
    count integer not null,
    seed integer not null,
    model_sha256 text not null references model (sha256),
    state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
    started_at integer not null,
    finished_at integer,
    summary text check (json_valid(summary))
  ) strict`,
  sql`create index generation_of_project on generation (project_id)`,
  sql`create index generation_running on generation (state) where state = 'running'`,

  sql`create table setting (
    key text primary key not null,
    value text not null check (json_valid(value))
  ) strict`,
];
