import { pictureRunSchema, type PictureRun } from '../../../contract/pictures.ts';
import { notFound } from '../not-found.ts';
import { bytesOf, float32Of } from '../packed.ts';
import type { PictureRunRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

function toRun(row: Omit<PictureRunRow, 'network'>): PictureRun {
  return pictureRunSchema.parse({
    ...(JSON.parse(row.result) as object),
    id: row.id,
    setId: row.set_id,
    createdAt: row.created_at,
  });
}

const facts = [
  'picture_run.id',
  'picture_run.set_id',
  'picture_run.result',
  'picture_run.created_at',
] as const;

/** The newest first. */
export async function selectPictureRuns(database: ReadableDatabase, setId: string): Promise<PictureRun[]> {
  const rows = await database
    .selectFrom('picture_run')
    .select(facts)
    .where('set_id', '=', setId)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as 'created_at', 'desc')
    .execute();
  return rows.map(toRun);
}

/** Throws `not-found`, also when its set is deleted. */
export async function selectPictureRun(
  database: ReadableDatabase,
  id: string,
): Promise<{ readonly run: PictureRun; readonly parameters: Float32Array }> {
  const row = await database
    .selectFrom('picture_run')
    .innerJoin('picture_set', 'picture_set.id', 'picture_run.set_id')
    .select([...facts, 'picture_run.network'])
    .where('picture_run.id', '=', id)
    .where('picture_set.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('network');
  return { run: toRun(row), parameters: float32Of(row.network) };
}

export async function insertPictureRun(
  database: WritableDatabase,
  run: PictureRun,
  parameters: Float32Array,
): Promise<void> {
  const { id, setId, createdAt, ...result } = run;
  await database
    .insertInto('picture_run')
    .values({
      id,
      set_id: setId,
      result: JSON.stringify(result),
      network: bytesOf(parameters),
      created_at: createdAt,
    })
    .execute();
}

/** Throws `not-found`. */
export async function deletePictureRun(database: WritableDatabase, id: string): Promise<void> {
  const { numDeletedRows } = await database.deleteFrom('picture_run').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound('network');
}
