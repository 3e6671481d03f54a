import { z } from 'zod';
import type { Citation } from '../../../contract/answer.ts';
import type { CitationRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

const headingsSchema = z.array(z.string());

function toCitation(row: CitationRow): Citation {
  return {
    number: row.number,
    sourceId: row.source_id,
    chunkId: row.chunk_id,
    source: row.source,
    page: row.page,
    headings: headingsSchema.parse(JSON.parse(row.headings)),
    start: row.start_offset,
    end: row.end_offset,
    text: row.text,
  };
}

/** Citations of some messages, by message, in the order of their numbers. */
export async function selectCitations(
  database: ReadableDatabase,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, Citation[]>> {
  const found = new Map<string, Citation[]>();
  // SQLite binds a limited number of values.
  for (let start = 0; start < messageIds.length; start += 500) {
    const rows = await database
      .selectFrom('citation')
      .selectAll()
      .where('message_id', 'in', messageIds.slice(start, start + 500))
      .orderBy('number')
      .execute();
    for (const row of rows)
      found.set(row.message_id, [...(found.get(row.message_id) ?? []), toCitation(row)]);
  }
  return found;
}

/** Makes these the citations of a message. */
export async function replaceCitations(
  database: WritableDatabase,
  messageId: string,
  citations: readonly Citation[],
): Promise<void> {
  await database.deleteFrom('citation').where('message_id', '=', messageId).execute();
  if (citations.length === 0) return;
  await database
    .insertInto('citation')
    .values(
      citations.map((citation) => ({
        message_id: messageId,
        number: citation.number,
        source_id: citation.sourceId,
        chunk_id: citation.chunkId,
        source: citation.source,
        page: citation.page,
        headings: JSON.stringify(citation.headings),
        start_offset: citation.start,
        end_offset: citation.end,
        text: citation.text,
      })),
    )
    .execute();
}
