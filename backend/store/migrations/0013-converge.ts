import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Choosing among ideas: criteria, answers, vetoes, comparisons, rounds of dots. */
export const converge: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table converge_entry (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    kind text not null check (kind in ('set', 'weights', 'assessment', 'veto', 'comparison', 'round')),
    -- What a project has only one of: the set, the idea, or both.
    key text,
    -- The one idea that it is about, and goes for good with.
    idea_id text references idea (id) on delete cascade,
    value text not null check (json_valid(value)),
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create unique index converge_entry_key on converge_entry (project_id, kind, key) where key is not null`,
  sql`create index converge_entry_of_project on converge_entry (project_id, kind, deleted_at, created_at)`,
  sql`create index converge_entry_of_idea on converge_entry (idea_id) where idea_id is not null`,
  sql`create index converge_entry_deleted on converge_entry (deleted_at) where deleted_at is not null`,
];
