import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Templates of the person's own, texts that are kept, and their versions. */
export const compose: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table compose_template (
    id text primary key not null,
    fields text not null check (json_valid(fields)),
    updated_at integer not null,
    deleted_at integer
  ) strict`,

  sql`create table compose_document (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    title text not null,
    language text not null,
    template_id text,
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index compose_document_of_project on compose_document (project_id, deleted_at, updated_at)`,

  sql`create table compose_version (
    id text primary key not null,
    document_id text not null references compose_document (id) on delete cascade,
    number integer not null,
    text text not null,
    sentences text not null check (json_valid(sentences)),
    origin text not null check (json_valid(origin)),
    created_at integer not null,
    unique (document_id, number)
  ) strict`,
];
