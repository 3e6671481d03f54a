import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The plan of a project: actions, risks, marks on solutions, answers to the review, cards of ideas. */
export const plan: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table plan_entry (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    kind text not null check (kind in ('item', 'risk', 'solution', 'answer', 'card')),
    -- What a project has only one of: the solution, the question or the idea it is about.
    key text,
    -- Of a card, which goes for good with its idea.
    idea_id text references idea (id) on delete cascade,
    value text not null check (json_valid(value)),
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create unique index plan_entry_key on plan_entry (project_id, kind, key) where key is not null`,
  sql`create index plan_entry_of_project on plan_entry (project_id, deleted_at, created_at)`,
  sql`create index plan_entry_of_idea on plan_entry (idea_id) where idea_id is not null`,
  sql`create index plan_entry_deleted on plan_entry (deleted_at) where deleted_at is not null`,
];
