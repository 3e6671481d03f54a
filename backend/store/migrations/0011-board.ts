import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a person puts on ideas: state, tags, a place in the order; and what ideas are found by. */
export const board: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`alter table idea add column state text not null default 'new'
    check (state in ('new', 'promising', 'chosen', 'parked'))`,
  sql`alter table idea add column tags text not null default '[]' check (json_valid(tags))`,
  sql`alter table idea add column rank text not null default ''`,
  // The order in which they were added, with room before, between and after: see backend/board/rank.ts.
  sql`update idea set rank = placed.rank from (
    select id, printf('%08d', row_number() over (partition by project_id order by created_at, rowid)) || 'V' as rank
    from idea
  ) as placed where placed.id = idea.id`,
  sql`create index idea_in_order on idea (project_id, rank)`,

  sql`create table idea_vector (
    idea_id text primary key not null references idea (id) on delete cascade,
    model_sha256 text not null,
    text_sha256 text not null,
    vector blob not null
  ) strict`,

  // An integer key of its own: a rowid of a table with a text key may change when the file is compacted.
  sql`create table idea_indexed (
    key integer primary key not null,
    idea_id text unique not null references idea (id) on delete cascade
  ) strict`,
  // The index holds words only: what an idea says stands once, in its row.
  sql`create virtual table idea_words using fts5 (
    words, grams, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  )`,
  sql`create trigger idea_words_follow after delete on idea_indexed begin
    delete from idea_words where rowid = old.key;
  end`,
  sql`create trigger idea_text_changed after update of title, pitch, who, why, experiment on idea begin
    delete from idea_indexed where idea_id = old.id;
    delete from idea_vector where idea_id = old.id;
  end`,
];
