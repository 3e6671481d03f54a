import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The documents of an idea: their fields with what stood there before, assumptions on the map, evidence. */
export const develop: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table develop_field (
    id text primary key not null,
    idea_id text not null references idea (id) on delete cascade,
    template_id text not null,
    field_id text not null,
    entries text not null check (json_valid(entries)),
    updated_at integer not null,
    unique (idea_id, template_id, field_id)
  ) strict`,

  sql`create table develop_version (
    id text primary key not null,
    field_id text not null references develop_field (id) on delete cascade,
    entries text not null check (json_valid(entries)),
    written_by text not null,
    provenance text check (provenance is null or json_valid(provenance)),
    created_at integer not null
  ) strict`,
  sql`create index develop_version_of_field on develop_version (field_id, created_at)`,

  // Of an entry of a field; an entry that is taken away and comes back by undoing finds its mark again.
  sql`create table develop_assumption (
    idea_id text not null references idea (id) on delete cascade,
    entry_id text not null,
    impact integer,
    uncertainty integer,
    primary key (idea_id, entry_id)
  ) strict`,

  sql`create table develop_evidence (
    id text primary key not null,
    idea_id text not null references idea (id) on delete cascade,
    entry_id text not null,
    fields text not null check (json_valid(fields)),
    created_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index develop_evidence_of_idea on develop_evidence (idea_id, deleted_at, created_at)`,
];
