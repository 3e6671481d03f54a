import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What wanted to use the network. */
export const network: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

const statements = [
  // A row for what was alike on one day (of UTC, since 1970). No feature is '', no port is -1: null is like nothing.
  sql`create table network_event (
    id integer primary key not null,
    day integer not null,
    by text not null check (by in ('page', 'shell', 'backend', 'worker')),
    feature text not null,
    kind text not null,
    host text not null,
    port integer not null,
    allowed integer not null check (allowed in (0, 1)),
    times integer not null,
    sent_bytes integer not null,
    received_bytes integer not null,
    first_at integer not null,
    last_at integer not null,
    unique (day, by, feature, kind, host, port, allowed)
  ) strict`,
  sql`create index network_event_by_time on network_event (last_at)`,
];
