import { sql } from 'kysely';
import type { CarriedTable, Row } from '../../carry/ports.ts';
import type { RawDatabase, WritableDatabase } from '../schema.ts';
import { insertRows } from './rows.ts';

/** What the full-text index holds of a passage. */
export interface IndexText {
  readonly words: string;
  readonly grams: string;
  readonly codes: string;
}

/** Adds passages with their words: these are not in a file, as they can be worked out from the text of the source. */
export async function insertPassages(
  database: WritableDatabase & RawDatabase,
  table: CarriedTable,
  rows: readonly Row[],
  indexText: (text: string) => IndexText,
): Promise<void> {
  await insertRows(database, table, rows);
  const places = await database
    .selectFrom('chunk')
    .select(['key', 'source_id', 'start', 'end'])
    .where(
      'id',
      'in',
      rows.map((row) => String(row.id)),
    )
    .orderBy('key')
    .execute();
  let source = { id: '', text: '' };
  for (const { key, source_id, start, end } of places) {
    if (source.id !== source_id) {
      const found = await database
        .selectFrom('source')
        .select('text')
        .where('id', '=', source_id)
        .executeTakeFirstOrThrow();
      source = { id: source_id, text: found.text };
    }
    const { words, grams, codes } = indexText(source.text.slice(start, end));
    await sql`insert into chunk_words (rowid, words, grams, codes) values (${key}, ${words}, ${grams}, ${codes})`.execute(
      database,
    );
  }
}
