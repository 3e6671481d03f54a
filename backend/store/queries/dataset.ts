import { datasetSchema, type Dataset } from '../../../contract/recommend-data.ts';
import { notFound } from '../not-found.ts';
import type { DatasetRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

function toDataset(row: DatasetRow): Dataset {
  const facts = JSON.parse(row.facts) as Record<string, unknown>;
  return datasetSchema.parse({ ...facts, id: row.id, projectId: row.project_id, createdAt: row.created_at });
}

/** The newest first, deleted ones left out. */
export async function selectDatasets(database: ReadableDatabase, projectId: string): Promise<Dataset[]> {
  const rows = await database
    .selectFrom('dataset')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as 'created_at', 'desc')
    .execute();
  return rows.map(toDataset);
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectDataset(database: ReadableDatabase, id: string): Promise<Dataset> {
  const row = await database
    .selectFrom('dataset')
    .innerJoin('project', 'project.id', 'dataset.project_id')
    .selectAll('dataset')
    .where('dataset.id', '=', id)
    .where('dataset.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('dataset');
  return toDataset(row);
}

export async function insertDataset(database: WritableDatabase, dataset: Dataset): Promise<void> {
  const { id, projectId, createdAt, ...facts } = dataset;
  await database
    .insertInto('dataset')
    .values({
      id,
      project_id: projectId,
      facts: JSON.stringify(facts),
      created_at: createdAt,
      deleted_at: null,
    })
    .execute();
}

/** Hides a dataset, or with null shows it again. Throws `not-found` when there is no row. */
export async function markDatasetDeleted(database: WritableDatabase, id: string, deletedAt: number | null) {
  const { numUpdatedRows } = await database
    .updateTable('dataset')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('dataset');
}

/** Takes hidden datasets away for good, with catalogue, vectors and runs. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedDatasets(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('dataset')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
