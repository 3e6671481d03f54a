import type { ProblemRow } from '../../../contract/recommend-data.ts';
import type { StoredCatalogue } from '../../recommend/ports.ts';
import { notFound } from '../not-found.ts';
import { bytesOf, float32Of, float64Of, int32Of, jsonBytes, jsonOf } from '../packed.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

export async function insertCatalogue(
  database: WritableDatabase,
  datasetId: string,
  { userIds, itemIds, items, starts, columns, weights, times }: StoredCatalogue,
  problems: readonly ProblemRow[],
): Promise<void> {
  await database
    .insertInto('catalogue')
    .values({
      dataset_id: datasetId,
      user_ids: jsonBytes(userIds),
      item_ids: jsonBytes(itemIds),
      // JSON has no NaN: an unknown price becomes null.
      items: jsonBytes({ ...items, prices: [...items.prices], stock: [...items.stock] }),
      starts: bytesOf(starts),
      columns: bytesOf(columns),
      weights: bytesOf(weights),
      times: times && bytesOf(times),
      problems: jsonBytes(problems),
    })
    .execute();
}

/** Throws `not-found`. */
export async function selectCatalogue(
  database: ReadableDatabase,
  datasetId: string,
): Promise<StoredCatalogue> {
  const row = await database
    .selectFrom('catalogue')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .executeTakeFirst();
  if (!row) throw notFound('dataset');
  const items = jsonOf<
    Omit<StoredCatalogue['items'], 'prices' | 'stock'> & { prices: (number | null)[]; stock: number[] }
  >(row.items);
  return {
    userIds: jsonOf<string[]>(row.user_ids),
    itemIds: jsonOf<string[]>(row.item_ids),
    items: {
      ...items,
      prices: Float64Array.from(items.prices, (price) => price ?? NaN),
      stock: Int8Array.from(items.stock),
    },
    starts: int32Of(row.starts),
    columns: int32Of(row.columns),
    weights: float32Of(row.weights),
    times: row.times && float64Of(row.times),
  };
}

/** Throws `not-found`. */
export async function selectProblems(database: ReadableDatabase, datasetId: string): Promise<ProblemRow[]> {
  const row = await database
    .selectFrom('catalogue')
    .select('problems')
    .where('dataset_id', '=', datasetId)
    .executeTakeFirst();
  if (!row) throw notFound('dataset');
  return jsonOf<ProblemRow[]>(row.problems);
}
