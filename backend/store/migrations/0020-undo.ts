import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was done to ideas, with its way back. */
export const undo: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table undo_step (
    -- The order in which they were done.
    key integer primary key autoincrement not null,
    id text not null unique,
    project_id text not null references project (id) on delete cascade,
    label text not null,
    -- JSON: the calls of the contract that lead back, and those that lead forth.
    ways text not null check (json_valid(ways)),
    kept_at integer not null
  ) strict`,
  sql`create index undo_step_of_project on undo_step (project_id)`,
  // An idea that goes for good takes along what its texts once were.
  sql`create trigger undo_step_idea_gone after delete on idea begin
    delete from undo_step where project_id = old.project_id and instr(ways, old.id) > 0;
  end`,
];
