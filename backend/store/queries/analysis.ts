import { analysisSchema, type Analysis } from '../../../contract/analyse-data.ts';
import { notFound } from '../not-found.ts';
import type { AnalysisRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

function toAnalysis(row: AnalysisRow): Analysis {
  const facts = JSON.parse(row.facts) as Record<string, unknown>;
  const { id, project_id: projectId, created_at: createdAt, ran_at: ranAt } = row;
  return analysisSchema.parse({ ...facts, id, projectId, createdAt, ranAt });
}

/** The newest first, deleted ones left out. */
export async function selectAnalyses(database: ReadableDatabase, projectId: string): Promise<Analysis[]> {
  const rows = await database
    .selectFrom('analysis')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as 'created_at', 'desc')
    .execute();
  return rows.map(toAnalysis);
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectAnalysis(database: ReadableDatabase, id: string): Promise<Analysis> {
  const row = await database
    .selectFrom('analysis')
    .innerJoin('project', 'project.id', 'analysis.project_id')
    .selectAll('analysis')
    .where('analysis.id', '=', id)
    .where('analysis.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('analysis');
  return toAnalysis(row);
}

export async function insertAnalysis(database: WritableDatabase, analysis: Analysis): Promise<void> {
  const { id, projectId, createdAt, ranAt, ...facts } = analysis;
  await database
    .insertInto('analysis')
    .values({
      id,
      project_id: projectId,
      facts: JSON.stringify(facts),
      created_at: createdAt,
      ran_at: ranAt,
      deleted_at: null,
    })
    .execute();
}

export async function markAnalysisRun(database: WritableDatabase, id: string, now: number): Promise<void> {
  await database.updateTable('analysis').set({ ran_at: now }).where('id', '=', id).execute();
}

/** Hides an analysis, or with null shows it again. Throws `not-found` when there is no row. */
export async function markAnalysisDeleted(database: WritableDatabase, id: string, deletedAt: number | null) {
  const { numUpdatedRows } = await database
    .updateTable('analysis')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('analysis');
}

/** Takes hidden analyses away for good, with all that belongs to them. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedAnalyses(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('analysis')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
