import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The assistant's settings, conversations with what was cited, handed over and thought of them, and the test bench. */
export const assistant: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  sql`create table assistant_setting (
    project_id text primary key not null references project (id) on delete cascade,
    value text not null check (json_valid(value)),
    updated_at integer not null
  ) strict`,

  sql`create table conversation (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    title text not null,
    -- No reference: the messages refer to their conversation.
    leaf_id text,
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer
  ) strict`,
  sql`create index conversation_of_project on conversation (project_id, deleted_at, updated_at)`,
  sql`create index conversation_deleted on conversation (deleted_at) where deleted_at is not null`,

  sql`create table message (
    id text primary key not null,
    conversation_id text not null references conversation (id) on delete cascade,
    parent_id text references message (id) on delete cascade,
    role text not null check (role in ('customer', 'assistant')),
    text text not null,
    state text not null check (state in ('writing', 'complete', 'cut-off')),
    masked text not null check (json_valid(masked)),
    -- Without the citations, which are rows of their own.
    answer text check (json_valid(answer)),
    created_at integer not null,
    -- When an unanswered question was dealt with.
    settled_at integer
  ) strict`,
  sql`create index message_of_conversation on message (conversation_id, created_at)`,
  sql`create index message_of_parent on message (parent_id) where parent_id is not null`,
  sql`create index message_writing on message (state) where state = 'writing'`,

  // Sources may be imported anew or deleted; what an answer rested on is kept in words.
  sql`create table citation (
    message_id text not null references message (id) on delete cascade,
    number integer not null,
    source_id text not null,
    chunk_id text not null,
    source text not null,
    page integer,
    headings text not null check (json_valid(headings)),
    start_offset integer not null,
    end_offset integer not null,
    text text not null,
    primary key (message_id, number)
  ) strict, without rowid`,

  sql`create table feedback (
    message_id text primary key not null references message (id) on delete cascade,
    rating text not null check (rating in ('good', 'bad')),
    note text not null,
    created_at integer not null
  ) strict`,

  sql`create table handoff (
    id text primary key not null,
    conversation_id text not null references conversation (id) on delete cascade,
    message_id text references message (id) on delete set null,
    reason text not null,
    evidence text not null,
    summary text not null,
    next_step text not null,
    summary_by text not null check (summary_by in ('model', 'extract')),
    transcript text not null,
    contact text not null,
    created_at integer not null,
    resolved_at integer
  ) strict`,
  sql`create index handoff_of_conversation on handoff (conversation_id)`,
  sql`create index handoff_of_message on handoff (message_id) where message_id is not null`,

  sql`create table test_case (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    question text not null,
    kind text not null check (kind in ('golden', 'unanswerable', 'handoff')),
    answer text not null,
    source text not null,
    passage text not null,
    origin text not null check (origin in ('person', 'model', 'import', 'conversation')),
    state text not null check (state in ('draft', 'confirmed')),
    created_at integer not null
  ) strict`,
  sql`create index test_case_of_project on test_case (project_id, created_at)`,

  sql`create table test_run (
    id text primary key not null,
    project_id text not null references project (id) on delete cascade,
    name text not null,
    mode text not null check (mode in ('quote', 'write')),
    threshold real not null,
    models text not null check (json_valid(models)),
    state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
    summary text check (json_valid(summary)),
    started_at integer not null,
    finished_at integer
  ) strict`,
  sql`create index test_run_of_project on test_run (project_id, started_at)`,
  sql`create index test_run_running on test_run (state) where state = 'running'`,

  // No reference to the test: a run keeps what was asked, whatever becomes of the test.
  sql`create table test_row (
    run_id text not null references test_run (id) on delete cascade,
    place integer not null,
    value text not null check (json_valid(value)),
    primary key (run_id, place)
  ) strict, without rowid`,
];
