import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Datasets of the predictor with their tables, and runs with the models they trained. */
export const predict: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table predict_dataset (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    facts text not null check (json_valid(facts)),
    created_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index predict_dataset_of_project on predict_dataset (project_id, deleted_at, created_at)`,

  // Packed by columns: the different texts as JSON, and an int32 for each cell in the byte order of this machine.
  sql`create table predict_table (
    dataset_id text primary key not null references predict_dataset (id) on delete cascade,
    row_count integer not null,
    columns blob not null,
    codes blob not null
  ) strict`,

  sql`create table predict_run (
    id text primary key not null,
    dataset_id text not null references predict_dataset (id) on delete cascade,
    summary text not null check (json_valid(summary)),
    run blob not null,
    state blob not null,
    created_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index predict_run_of_dataset on predict_run (dataset_id, deleted_at, created_at)`,
];
