import {
  evidenceSchema,
  type RecommenderRun,
  type RunEvidence,
} from '../../../contract/recommend-results.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** Of the ideas of a project, the newest first; what belongs to something deleted is left out. */
export async function selectEvidence(database: ReadableDatabase, projectId: string): Promise<RunEvidence[]> {
  const rows = await database
    .selectFrom('run_evidence')
    .innerJoin('idea', 'idea.id', 'run_evidence.idea_id')
    .innerJoin('recommender_run', 'recommender_run.id', 'run_evidence.run_id')
    .innerJoin('dataset', 'dataset.id', 'recommender_run.dataset_id')
    .selectAll('run_evidence')
    .select(['recommender_run.result', 'dataset.facts'])
    .where('idea.project_id', '=', projectId)
    .where('idea.deleted_at', 'is', null)
    .where('dataset.deleted_at', 'is', null)
    .orderBy('run_evidence.created_at', 'desc')
    .execute();
  return rows.map((row) =>
    evidenceSchema.parse({
      runId: row.run_id,
      ideaId: row.idea_id,
      datasetName: (JSON.parse(row.facts) as { name: string }).name,
      note: row.note,
      verdict: (JSON.parse(row.result) as Pick<RecommenderRun, 'verdict'>).verdict,
      createdAt: row.created_at,
    }),
  );
}

/** Linking again changes the note. */
export async function upsertEvidence(
  database: WritableDatabase,
  evidence: Pick<RunEvidence, 'runId' | 'ideaId' | 'note' | 'createdAt'>,
): Promise<void> {
  await database
    .insertInto('run_evidence')
    .values({
      run_id: evidence.runId,
      idea_id: evidence.ideaId,
      note: evidence.note,
      created_at: evidence.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['run_id', 'idea_id']).doUpdateSet({ note: evidence.note }))
    .execute();
}

/** Throws `not-found`. */
export async function deleteEvidence(
  database: WritableDatabase,
  runId: string,
  ideaId: string,
): Promise<void> {
  const { numDeletedRows } = await database
    .deleteFrom('run_evidence')
    .where('run_id', '=', runId)
    .where('idea_id', '=', ideaId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound('link');
}
