import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The index of words of everything that can be found, and the queue of what is not in it yet. */
export const search: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

/** Where the texts of a kind stand: a table, the column that names its rows, and the columns whose words are found. */
const places = [
  ['brief', 'brief', 'project_id', ['title', 'problem', 'people', 'constraints', 'assets', 'success']],
  ['conversation', 'message', 'id', ['text']],
  ['plan', 'plan_entry', 'id', ['value']],
  ['document', 'develop_field', 'id', ['entries']],
  ['text', 'compose_document', 'id', ['title']],
  ['template', 'compose_template', 'id', ['fields']],
] as const;

/** Not `insert or ignore`: within a trigger the statement that fired it would decide what a conflict does. */
const queue = (kind: string, id: RawBuilder<unknown>) => sql`insert into search_queue (kind, item_id)
  select ${sql.lit(kind)}, ${id}
  where not exists (select 1 from search_queue where kind = ${sql.lit(kind)} and item_id = ${id});`;
const forget = (kind: string, id: RawBuilder<unknown>) =>
  sql`delete from search_entry where kind = ${sql.lit(kind)} and item_id = ${id};`;
const unqueue = (kind: string, id: RawBuilder<unknown>) =>
  sql`delete from search_queue where kind = ${sql.lit(kind)} and item_id = ${id};`;

const triggersOf = ([kind, table, id, texts]: (typeof places)[number]) => {
  const [now, before] = [sql`new.${sql.id(id)}`, sql`old.${sql.id(id)}`];
  const columns = sql.join(texts.map((text) => sql.id(text)));
  return [
    sql`create trigger ${sql.id(`${table}_search_added`)} after insert on ${sql.table(table)} begin
      ${queue(kind, now)}
    end`,
    // What stood there is no longer found from this moment on, and leaves the index at once.
    sql`create trigger ${sql.id(`${table}_search_changed`)} after update of ${columns} on ${sql.table(table)} begin
      ${forget(kind, before)} ${queue(kind, now)}
    end`,
    sql`create trigger ${sql.id(`${table}_search_gone`)} after delete on ${sql.table(table)} begin
      ${forget(kind, before)} ${unqueue(kind, before)}
    end`,
    sql`insert into search_queue (kind, item_id) select ${sql.lit(kind)}, ${sql.id(id)} from ${sql.table(table)}`,
  ];
};

const statements = [
  // Which row the words of an entry are of; its key is the row of its words.
  sql`create table search_entry (
    key integer primary key not null,
    kind text not null check (kind in ('brief', 'conversation', 'plan', 'document', 'text', 'template')),
    item_id text not null,
    unique (kind, item_id)
  ) strict`,
  sql`create table search_queue (
    kind text not null check (kind in ('idea', 'brief', 'conversation', 'plan', 'document', 'text', 'template')),
    item_id text not null,
    primary key (kind, item_id)
  ) strict, without rowid`,
  // The index holds words only, and by which kind and project they are narrowed down.
  sql`create virtual table search_words using fts5 (
    place, words, grams, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  )`,
  sql`create trigger search_words_follow after delete on search_entry begin
    delete from search_words where rowid = old.key;
  end`,
  ...places.flatMap(triggersOf),

  // A text is found by its newest version.
  sql`create trigger compose_version_search_added after insert on compose_version begin
    ${forget('text', sql`new.document_id`)} ${queue('text', sql`new.document_id`)}
  end`,
  sql`create trigger compose_version_search_changed after update of text on compose_version begin
    ${forget('text', sql`new.document_id`)} ${queue('text', sql`new.document_id`)}
  end`,
  // Not when its document goes with it, which forgets all.
  sql`create trigger compose_version_search_gone after delete on compose_version
    when exists (select 1 from compose_document where id = old.document_id) begin
    ${forget('text', sql`old.document_id`)} ${queue('text', sql`old.document_id`)}
  end`,

  // Ideas have an index of their own, which is the board's too: what is not in it is told by this queue from now on.
  sql`insert into search_queue (kind, item_id)
    select 'idea', id from idea where id not in (select idea_id from idea_indexed)`,
  sql`create trigger idea_search_added after insert on idea begin
    ${queue('idea', sql`new.id`)}
  end`,
  sql`create trigger idea_search_changed after update of title, pitch, who, why, experiment on idea begin
    ${queue('idea', sql`new.id`)}
  end`,
  sql`create trigger idea_search_gone after delete on idea begin
    ${unqueue('idea', sql`old.id`)}
  end`,
];
