import { runSchema, type RecommenderRun } from '../../../contract/recommend-results.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, RecommenderRunRow, WritableDatabase } from '../schema.ts';

function toRun(row: RecommenderRunRow): RecommenderRun {
  return runSchema.parse({
    ...(JSON.parse(row.result) as object),
    id: row.id,
    datasetId: row.dataset_id,
    createdAt: row.created_at,
    codeVersion: row.code_version,
    input: JSON.parse(row.input) as unknown,
    protocol: JSON.parse(row.protocol) as unknown,
  });
}

/** The newest first. */
export async function selectRuns(database: ReadableDatabase, datasetId: string): Promise<RecommenderRun[]> {
  const rows = await database
    .selectFrom('recommender_run')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as 'created_at', 'desc')
    .execute();
  return rows.map(toRun);
}

/** Throws `not-found`, also when its dataset or project is deleted. */
export async function selectRun(database: ReadableDatabase, id: string): Promise<RecommenderRun> {
  const row = await database
    .selectFrom('recommender_run')
    .innerJoin('dataset', 'dataset.id', 'recommender_run.dataset_id')
    .innerJoin('project', 'project.id', 'dataset.project_id')
    .selectAll('recommender_run')
    .where('recommender_run.id', '=', id)
    .where('dataset.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('run');
  return toRun(row);
}

export async function insertRun(database: WritableDatabase, run: RecommenderRun): Promise<void> {
  const { id, datasetId, createdAt, codeVersion, input, protocol, ...result } = run;
  await database
    .insertInto('recommender_run')
    .values({
      id,
      dataset_id: datasetId,
      seed: input.seed,
      code_version: codeVersion,
      input: JSON.stringify(input),
      protocol: JSON.stringify(protocol),
      result: JSON.stringify(result),
      created_at: createdAt,
    })
    .execute();
}

/** Throws `not-found`. */
export async function deleteRun(database: WritableDatabase, id: string): Promise<void> {
  const { numDeletedRows } = await database
    .deleteFrom('recommender_run')
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound('run');
}
