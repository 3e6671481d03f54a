import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Datasets of the recommender with their catalogues and item vectors, runs, and runs as evidence for ideas. */
export const recommend: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table dataset (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    facts text not null check (json_valid(facts)),
    created_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index dataset_of_project on dataset (project_id, deleted_at, created_at)`,

  // Columns packed: typed arrays in the byte order of this machine, texts as JSON. A row for each interaction would take
  // ten times the room and a hundred times the time.
  sql`create table catalogue (
    dataset_id text primary key not null references dataset (id) on delete cascade,
    user_ids blob not null,
    item_ids blob not null,
    items blob not null,
    starts blob not null,
    columns blob not null,
    weights blob not null,
    times blob,
    problems blob not null
  ) strict`,

  sql`create table item_vectors (
    dataset_id text not null references dataset (id) on delete cascade,
    model_sha256 text not null,
    dimensions integer not null,
    vectors blob not null,
    primary key (dataset_id, model_sha256)
  ) strict`,

  sql`create table recommender_run (
    id text primary key not null,
    dataset_id text not null references dataset (id) on delete cascade,
    seed integer not null,
    code_version text not null,
    input text not null check (json_valid(input)),
    protocol text not null check (json_valid(protocol)),
    result text not null check (json_valid(result)),
    created_at integer not null
  ) strict`,
  sql`create index recommender_run_of_dataset on recommender_run (dataset_id, created_at)`,

  sql`create table run_evidence (
    run_id text not null references recommender_run (id) on delete cascade,
    idea_id text not null references idea (id) on delete cascade,
    note text not null,
    created_at integer not null,
    primary key (run_id, idea_id)
  ) strict`,
  sql`create index run_evidence_of_idea on run_evidence (idea_id)`,
];
