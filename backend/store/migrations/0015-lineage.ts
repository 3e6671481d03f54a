import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The texts an idea had before, and what each run of the model was given. */
export const lineage: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  // One for each text that was replaced; the text that is shown stays in `idea`.
  sql`create table idea_revision (
    id text primary key not null,
    idea_id text not null references idea (id) on delete cascade,
    by text not null check (by in ('model', 'person')),
    written_at integer not null,
    title text not null,
    pitch text not null,
    who text not null,
    why text not null,
    experiment text not null
  ) strict`,
  sql`create index idea_revision_of_idea on idea_revision (idea_id, written_at)`,

  // Apart from generation, which runs of before have no row of it.
  sql`create table generation_input (
    generation_id text primary key not null references generation (id) on delete cascade,
    input text not null check (json_valid(input)),
    brief text not null check (json_valid(brief)),
    -- Ids and hashes only: what is deleted must not stay here.
    ideas text not null check (json_valid(ideas)),
    library text not null
  ) strict`,
];
