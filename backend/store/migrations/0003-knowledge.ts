import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sources with their passages, the words and the vectors these are found by. */
export const knowledge: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table source (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    name text not null,
    path text,
    pasted text,
    kind text not null,
    encoding text,
    language text not null,
    sha256 text not null,
    size_bytes integer not null,
    text text not null,
    blocks text not null check (json_valid(blocks)),
    pages text not null check (json_valid(pages)),
    problems text not null check (json_valid(problems)),
    state text not null check (state in ('importing', 'ready')),
    created_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index source_of_project on source (project_id, deleted_at, created_at)`,
  sql`create index source_deleted on source (deleted_at) where deleted_at is not null`,

  sql`create table chunk (
    key integer primary key not null,
    id text unique not null,
    source_id text not null references source (id) on delete cascade,
    ordinal integer not null,
    start integer not null,
    "end" integer not null,
    page integer,
    headings text not null check (json_valid(headings)),
    model_sha256 text not null,
    vector blob not null
  ) strict`,
  sql`create unique index chunk_of_source on chunk (source_id, ordinal)`,

  // The index holds words only: what a passage says stands once, in its source.
  sql`create virtual table chunk_words using fts5 (
    words, grams, codes, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  )`,
  sql`create virtual table chunk_vocabulary using fts5vocab (chunk_words, col)`,
  sql`create trigger chunk_words_follow after delete on chunk begin
    delete from chunk_words where rowid = old.key;
  end`,
];
