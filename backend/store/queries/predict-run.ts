import {
  predictRunSchema,
  predictRunSummarySchema,
  type PredictRun,
  type PredictRunSummary,
} from '../../../contract/predict-results.ts';
import { notFound } from '../not-found.ts';
import { jsonBytes, jsonOf } from '../packed.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** The newest first. */
export async function selectPredictRuns(
  database: ReadableDatabase,
  datasetId: string,
): Promise<PredictRunSummary[]> {
  const rows = await database
    .selectFrom('predict_run')
    .select('summary')
    .where('dataset_id', '=', datasetId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as 'created_at', 'desc')
    .execute();
  return rows.map(({ summary }) => predictRunSummarySchema.parse(JSON.parse(summary)));
}

function existing(database: ReadableDatabase, id: string) {
  return database
    .selectFrom('predict_run')
    .innerJoin('predict_dataset', 'predict_dataset.id', 'predict_run.dataset_id')
    .innerJoin('project', 'project.id', 'predict_dataset.project_id')
    .where('predict_run.id', '=', id)
    .where('predict_run.deleted_at', 'is', null)
    .where('predict_dataset.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null);
}

/** Throws `not-found`, also when it, its dataset or its project is deleted. */
export async function selectPredictRun(database: ReadableDatabase, id: string): Promise<PredictRun> {
  const row = await existing(database, id).select('predict_run.run').executeTakeFirst();
  if (!row) throw notFound('run');
  return predictRunSchema.parse(jsonOf(row.run));
}

/** Throws `not-found`. */
export async function selectPredictState(database: ReadableDatabase, id: string): Promise<Uint8Array> {
  const row = await existing(database, id).select('predict_run.state').executeTakeFirst();
  if (!row) throw notFound('run');
  return row.state;
}

export async function insertPredictRun(
  database: WritableDatabase,
  run: PredictRun,
  state: Uint8Array,
): Promise<void> {
  const summary: PredictRunSummary = {
    ...{ id: run.id, datasetId: run.datasetId, createdAt: run.createdAt, task: run.task, metric: run.metric },
    ...{ verdict: run.verdict, rows: run.rows, target: run.config.target, totalMs: run.totalMs },
    models: run.models.map(({ id }) => id),
  };
  await database
    .insertInto('predict_run')
    .values({
      id: run.id,
      dataset_id: run.datasetId,
      summary: JSON.stringify(summary),
      run: jsonBytes(run),
      state: Buffer.from(state.buffer, state.byteOffset, state.byteLength),
      created_at: run.createdAt,
      deleted_at: null,
    })
    .execute();
}

/** Hides a run, or with null shows it again. Throws `not-found` when there is no row. */
export async function markPredictRunDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('predict_run')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('run');
}

/** Takes hidden runs away for good. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedPredictRuns(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('predict_run')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
