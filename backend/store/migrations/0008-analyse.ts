import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Analyses with their rows, vectors, labels and what was found in them. */
export const analyse: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table analysis (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    facts text not null check (json_valid(facts)),
    created_at integer not null,
    ran_at integer,
    deleted_at integer
  ) strict`,
  sql`create index analysis_of_project on analysis (project_id, deleted_at, created_at)`,

  // Rows packed as JSON: they are read whole, by a worker, and never changed.
  sql`create table analysis_table (
    analysis_id text primary key not null references analysis (id) on delete cascade,
    rows blob not null
  ) strict`,

  sql`create table analysis_vectors (
    analysis_id text not null references analysis (id) on delete cascade,
    language text not null check (language in ('en', 'zh')),
    model_sha256 text not null,
    dimensions integer not null,
    rows blob not null,
    vectors blob not null,
    primary key (analysis_id, language)
  ) strict`,

  sql`create table analysis_finding (
    analysis_id text not null references analysis (id) on delete cascade,
    kind text not null check (kind in ('run', 'zero-shot', 'learned')),
    summary text not null check (json_valid(summary)),
    rows blob not null,
    created_at integer not null,
    primary key (analysis_id, kind)
  ) strict`,

  sql`create table analysis_label (
    analysis_id text not null references analysis (id) on delete cascade,
    place integer not null,
    label text not null,
    primary key (analysis_id, place)
  ) strict, without rowid`,
];
