import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Clusters of ideas, merges, pairs that were said to differ, and where each idea lies on the map. */
export const cluster: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table cluster (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    name text not null,
    name_by text not null check (name_by in ('words', 'model', 'person')),
    words text not null check (json_valid(words)),
    stability text check (json_valid(stability)),
    created_at integer not null
  ) strict`,
  sql`create index cluster_of_project on cluster (project_id)`,

  sql`alter table idea add column cluster_id text references cluster (id) on delete set null`,
  sql`create index idea_of_cluster on idea (cluster_id) where cluster_id is not null`,
  // An idea that says the same as another goes when that one goes for good.
  sql`alter table idea add column merged_into text references idea (id) on delete cascade`,
  sql`create index idea_merged on idea (merged_into) where merged_into is not null`,

  sql`create table idea_merge (
    id text primary key not null,
    batch_id text not null,
    kept_id text not null references idea (id) on delete cascade,
    away_ids text not null check (json_valid(away_ids)),
    title_before text not null,
    pitch_before text not null,
    title_after text not null,
    pitch_after text not null,
    edited_before integer,
    created_at integer not null
  ) strict`,
  sql`create index idea_merge_of_batch on idea_merge (batch_id)`,
  sql`create index idea_merge_of_kept on idea_merge (kept_id)`,

  sql`create table idea_apart (
    first_id text not null references idea (id) on delete cascade,
    second_id text not null references idea (id) on delete cascade,
    primary key (first_id, second_id)
  ) strict`,
  sql`create index idea_apart_second on idea_apart (second_id)`,

  sql`create table idea_map (
    project_id text primary key not null references project (id) on delete cascade,
    seed integer not null,
    model_sha256 text not null,
    laid_out_at integer not null
  ) strict`,
  sql`create table idea_place (
    idea_id text primary key not null references idea (id) on delete cascade,
    x real not null,
    y real not null,
    text_hash integer not null,
    is_placed integer not null check (is_placed in (0, 1))
  ) strict`,
];
