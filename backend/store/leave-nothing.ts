import { sql } from 'kysely';
import type { RawDatabase } from './schema.ts';

/** SQLite's `user_version`, which is part of each transaction: something went for good, and the file is not yet swept. */
export const unswept = 1;

/** Says, within the transaction in which something goes for good, that the file has to be swept; at the latest at the next start. */
export async function markUnswept(database: RawDatabase): Promise<void> {
  await sql.raw(`pragma user_version = ${unswept}`).execute(database);
}

/**
 * Takes the last traces of deleted rows off the disk: words stay in a full-text index until its segments are merged,
 * parts of rows in pages that were rearranged, and all of it in the log. Not within a transaction; all else waits.
 */
export async function leaveNothing(database: RawDatabase): Promise<void> {
  await sql`insert into chunk_words (chunk_words) values ('optimize')`.execute(database);
  await sql`insert into idea_words (idea_words) values ('optimize')`.execute(database);
  await sql`insert into search_words (search_words) values ('optimize')`.execute(database);
  await sql`vacuum`.execute(database);
  await sql`pragma wal_checkpoint(truncate)`.execute(database);
  await sql`pragma user_version = 0`.execute(database);
}
