import { predictDatasetSchema, type PredictDataset } from '../../../contract/predict-data.ts';
import type { StoredTable } from '../../predict/ports.ts';
import { notFound } from '../not-found.ts';
import { bytesOf, int32Of } from '../packed.ts';
import type { PredictDatasetRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

type CountedRow = PredictDatasetRow & { runs: number | bigint | string };

function toDataset(row: CountedRow): PredictDataset {
  const facts = JSON.parse(row.facts) as Record<string, unknown>;
  return predictDatasetSchema.parse({
    ...facts,
    id: row.id,
    projectId: row.project_id,
    createdAt: row.created_at,
    runs: Number(row.runs),
  });
}

function datasets(database: ReadableDatabase) {
  return database
    .selectFrom('predict_dataset')
    .innerJoin('project', 'project.id', 'predict_dataset.project_id')
    .selectAll('predict_dataset')
    .select(({ selectFrom }) =>
      selectFrom('predict_run')
        .whereRef('predict_run.dataset_id', '=', 'predict_dataset.id')
        .where('predict_run.deleted_at', 'is', null)
        .select(({ fn }) => fn.countAll().as('count'))
        .$asScalar()
        .$notNull()
        .as('runs'),
    )
    .where('predict_dataset.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null);
}

/** The newest first, deleted ones left out. */
export async function selectPredictDatasets(
  database: ReadableDatabase,
  projectId: string,
): Promise<PredictDataset[]> {
  const rows = await datasets(database)
    .where('predict_dataset.project_id', '=', projectId)
    .orderBy('predict_dataset.created_at', 'desc')
    .orderBy('predict_dataset.rowid' as 'predict_dataset.created_at', 'desc')
    .execute();
  return rows.map(toDataset);
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectPredictDataset(database: ReadableDatabase, id: string): Promise<PredictDataset> {
  const row = await datasets(database).where('predict_dataset.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('dataset');
  return toDataset(row);
}

export async function insertPredictDataset(
  database: WritableDatabase,
  { id, projectId, createdAt, runs: _counted, ...facts }: PredictDataset,
  table: StoredTable,
): Promise<void> {
  await database
    .insertInto('predict_dataset')
    .values({
      id,
      project_id: projectId,
      facts: JSON.stringify(facts),
      created_at: createdAt,
      deleted_at: null,
    })
    .execute();
  await database
    .insertInto('predict_table')
    .values({
      dataset_id: id,
      row_count: table.rows,
      columns: Buffer.from(table.columns.buffer, table.columns.byteOffset, table.columns.byteLength),
      codes: bytesOf(table.codes),
    })
    .execute();
}

/** Throws `not-found`. */
export async function selectPredictTable(
  database: ReadableDatabase,
  datasetId: string,
): Promise<StoredTable> {
  const row = await database
    .selectFrom('predict_table')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .executeTakeFirst();
  if (!row) throw notFound('dataset');
  return {
    rows: row.row_count,
    columns: row.columns,
    codes: int32Of(row.codes),
  };
}

/** Hides a dataset, or with null shows it again. Throws `not-found` when there is no row. */
export async function markPredictDatasetDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('predict_dataset')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('dataset');
}

/** Takes hidden datasets away for good, with tables and runs. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedPredictDatasets(
  database: WritableDatabase,
  before: number,
): Promise<number> {
  const result = await database
    .deleteFrom('predict_dataset')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
