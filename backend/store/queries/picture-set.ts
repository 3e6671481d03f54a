import { pictureSetSchema, type PictureSet } from '../../../contract/pictures.ts';
import { notFound } from '../not-found.ts';
import type { PictureSetRow, ReadableDatabase, WritableDatabase } from '../schema.ts';

function toPictureSet(row: PictureSetRow, counts: ReadonlyMap<number, number>): PictureSet {
  const classes = (JSON.parse(row.classes) as string[]).map((name, classId) => ({
    name,
    count: counts.get(classId) ?? 0,
  }));
  return pictureSetSchema.parse({
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    size: row.size,
    channels: row.channels,
    classes,
    count: classes.reduce((sum, { count }) => sum + count, 0),
    createdAt: row.created_at,
  });
}

/** Pictures of each class of a set. */
async function countPictures(database: ReadableDatabase, setId: string): Promise<Map<number, number>> {
  const rows = await database
    .selectFrom('picture')
    .select(({ fn }) => ['class_id', fn.countAll<number>().as('count')])
    .where('set_id', '=', setId)
    .groupBy('class_id')
    .execute();
  return new Map(rows.map(({ class_id, count }) => [class_id, count]));
}

/** The newest first, deleted ones left out. */
export async function selectPictureSets(
  database: ReadableDatabase,
  projectId: string,
): Promise<PictureSet[]> {
  const rows = await database
    .selectFrom('picture_set')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('rowid' as 'created_at', 'desc')
    .execute();
  return Promise.all(rows.map(async (row) => toPictureSet(row, await countPictures(database, row.id))));
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectPictureSet(database: ReadableDatabase, id: string): Promise<PictureSet> {
  const row = await database
    .selectFrom('picture_set')
    .innerJoin('project', 'project.id', 'picture_set.project_id')
    .selectAll('picture_set')
    .where('picture_set.id', '=', id)
    .where('picture_set.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('set of pictures');
  return toPictureSet(row, await countPictures(database, id));
}

export async function insertPictureSet(
  database: WritableDatabase,
  set: Omit<PictureSet, 'classes' | 'count'> & { readonly classes: readonly string[] },
): Promise<void> {
  await database
    .insertInto('picture_set')
    .values({
      id: set.id,
      project_id: set.projectId,
      name: set.name,
      size: set.size,
      channels: set.channels,
      classes: JSON.stringify(set.classes),
      created_at: set.createdAt,
      deleted_at: null,
    })
    .execute();
}

/** Hides a set, or with null shows it again. Throws `not-found` when there is no row. */
export async function markPictureSetDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
) {
  const { numUpdatedRows } = await database
    .updateTable('picture_set')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('set of pictures');
}

/** Takes hidden sets away for good, with pictures and runs. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedPictureSets(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('picture_set')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
