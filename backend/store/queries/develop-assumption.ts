import type { Assumption } from '../../../contract/develop-documents.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** By the id of their entry. */
export async function selectAssumptions(
  database: ReadableDatabase,
  ideaId: string,
): Promise<Map<string, Assumption>> {
  const rows = await database
    .selectFrom('develop_assumption')
    .selectAll()
    .where('idea_id', '=', ideaId)
    .execute();
  return new Map(rows.map(({ entry_id, impact, uncertainty }) => [entry_id, { impact, uncertainty }]));
}

export async function upsertAssumption(
  database: WritableDatabase,
  ideaId: string,
  entryId: string,
  { impact, uncertainty }: Assumption,
): Promise<void> {
  await database
    .insertInto('develop_assumption')
    .values({ idea_id: ideaId, entry_id: entryId, impact, uncertainty })
    .onConflict((conflict) => conflict.columns(['idea_id', 'entry_id']).doUpdateSet({ impact, uncertainty }))
    .execute();
}

export async function deleteAssumption(
  database: WritableDatabase,
  ideaId: string,
  entryId: string,
): Promise<void> {
  await database
    .deleteFrom('develop_assumption')
    .where('idea_id', '=', ideaId)
    .where('entry_id', '=', entryId)
    .execute();
}
