import type { GenerationRecord } from '../../ideation/ports.ts';
import { notFound } from '../not-found.ts';
import type { WritableDatabase } from '../schema.ts';

export async function insertGeneration(database: WritableDatabase, record: GenerationRecord): Promise<void> {
  await database
    .insertInto('generation')
    .values({
      id: record.id,
      project_id: record.projectId,
      method: record.method,
      count: record.count,
      seed: record.seed,
      model_sha256: record.modelSha256,
      state: 'running',
      started_at: record.startedAt,
      finished_at: null,
      summary: null,
    })
    .execute();
}

/** Throws `not-found`. */
export async function updateGenerationEnd(
  database: WritableDatabase,
  id: string,
  end: {
    readonly state: 'done' | 'cancelled' | 'failed';
    readonly finishedAt: number;
    readonly summary: unknown;
  },
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('generation')
    .set({
      state: end.state,
      finished_at: end.finishedAt,
      summary: JSON.stringify(end.summary ?? null),
    })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('generation');
}

/** Nobody finishes what an earlier process was running. */
export async function failRunningGenerations(database: WritableDatabase, now: number): Promise<void> {
  await database
    .updateTable('generation')
    .set({ state: 'failed', finished_at: now })
    .where('state', '=', 'running')
    .execute();
}
