import { sql } from 'kysely';
import type { NewIdeaVector } from '../../board/ports.ts';
import { inPages } from '../in-pages.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

const pageSize = 1000;

/** The vectors kept of the ideas of a project, deleted ideas left out. */
export async function selectIdeaVectors(
  database: ReadableDatabase,
  projectId: string,
): Promise<NewIdeaVector[]> {
  const rows = await inPages(pageSize, (after) =>
    database
      .selectFrom('idea')
      .innerJoin('idea_vector', 'idea_vector.idea_id', 'idea.id')
      .selectAll('idea_vector')
      .select(['idea.created_at', sql<number>`idea.rowid`.as('rowid')])
      .where('idea.project_id', '=', projectId)
      .where('idea.deleted_at', 'is', null)
      .where(sql<boolean>`(idea.created_at, idea.rowid) > (${after.created_at}, ${after.rowid})`)
      .orderBy('idea.created_at')
      .orderBy(sql`idea.rowid`)
      .limit(pageSize)
      .execute(),
  );
  return rows.map((row) => ({
    ideaId: row.idea_id,
    modelSha256: row.model_sha256,
    textSha256: row.text_sha256,
    // A copy, since SQLite's buffer may lie at any offset.
    vector: new Float32Array(Uint8Array.from(row.vector).buffer),
  }));
}

/** Keeps vectors in place of older ones; what is of an idea that is gone is left out. */
export async function upsertIdeaVectors(
  database: WritableDatabase,
  vectors: readonly NewIdeaVector[],
): Promise<void> {
  for (const { ideaId, modelSha256, textSha256, vector } of vectors) {
    const idea = await database.selectFrom('idea').select('id').where('id', '=', ideaId).executeTakeFirst();
    if (!idea) continue;
    const values = {
      model_sha256: modelSha256,
      text_sha256: textSha256,
      vector: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
    };
    await database
      .insertInto('idea_vector')
      .values({ idea_id: ideaId, ...values })
      .onConflict((conflict) => conflict.column('idea_id').doUpdateSet(values))
      .execute();
  }
}
