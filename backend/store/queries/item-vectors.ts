import type { StoredVectors } from '../../recommend/ports.ts';
import { bytesOf, float32Of } from '../packed.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** Null when this model hasn't read the items of the dataset yet. */
export async function selectItemVectors(
  database: ReadableDatabase,
  datasetId: string,
  modelSha256: string,
): Promise<StoredVectors | null> {
  const row = await database
    .selectFrom('item_vectors')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .where('model_sha256', '=', modelSha256)
    .executeTakeFirst();
  return row ? { dimensions: row.dimensions, values: float32Of(row.vectors) } : null;
}

/** In place of those of any other model, which would only take room. */
export async function replaceItemVectors(
  database: WritableDatabase,
  datasetId: string,
  modelSha256: string,
  { dimensions, values }: StoredVectors,
): Promise<void> {
  await database.deleteFrom('item_vectors').where('dataset_id', '=', datasetId).execute();
  await database
    .insertInto('item_vectors')
    .values({ dataset_id: datasetId, model_sha256: modelSha256, dimensions, vectors: bytesOf(values) })
    .execute();
}
