import type { WritableDatabase } from '../schema.ts';

/** Remembers that a model was used; its hash tells two models of one name apart. */
export async function insertUsedModel(
  database: WritableDatabase,
  model: { readonly id: string; readonly sha256: string },
  now: number,
): Promise<void> {
  await database
    .insertInto('model')
    .values({ sha256: model.sha256, id: model.id, first_used_at: now })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}
