import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Imports of project files, with what is needed to take them back; and what is typed and not sent yet. */
export const carry: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table project_import (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    file_name text not null,
    imported_at integer not null,
    is_new_project integer not null check (is_new_project in (0, 1)),
    added integer not null,
    changed integer not null,
    taken_back_at integer
  ) strict`,
  sql`create index project_import_of_project on project_import (project_id, imported_at)`,

  // Of rows of any table: pruned when the row they speak of goes for good.
  sql`create table project_import_row (
    import_id text not null references project_import (id) on delete cascade,
    place integer not null,
    did text not null check (did in ('added', 'changed', 'kept-here', 'kept-file')),
    table_name text not null,
    -- JSON: the values of the primary key, in its order.
    row_key text not null,
    -- What stood there before, or what does not stand; JSON by columns, bytes as base64.
    row text check (json_valid(row)),
    -- Of the row as the import left it.
    digest text,
    primary key (import_id, place)
  ) strict, without rowid`,
  sql`create index project_import_row_of_row on project_import_row (table_name, row_key)`,

  // What is being typed and was not sent yet, by a hash of the field it is typed in.
  sql`create table typed_text (
    place text primary key not null,
    project_id text references project (id) on delete cascade,
    base text not null,
    text text not null,
    typed_at integer not null
  ) strict`,
  sql`create index typed_text_of_project on typed_text (project_id) where project_id is not null`,
];
