import type { KeptPicture, NewPicture } from '../../predict/pictures/ports.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** Rows of one insert: SQLite takes a limited number of values. */
const rowsPerInsert = 100;

/** Adds pictures behind those that are there. */
export async function insertPictures(
  database: WritableDatabase,
  setId: string,
  first: number,
  pictures: readonly NewPicture[],
): Promise<void> {
  const rows = pictures.map(({ name, classId, pixels }, at) => ({
    set_id: setId,
    place: first + at,
    name,
    class_id: classId,
    pixels: Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength),
  }));
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await database
      .insertInto('picture')
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
}

/** Pictures in order; `places` left out: all of them. */
export async function selectPictures(
  database: ReadableDatabase,
  setId: string,
  places?: readonly number[],
): Promise<KeptPicture[]> {
  let query = database.selectFrom('picture').selectAll().where('set_id', '=', setId).orderBy('place');
  if (places) query = query.where('place', 'in', places);
  const rows = await query.execute();
  return rows.map(({ place, name, class_id, pixels }) => ({
    at: place,
    name,
    classId: class_id,
    pixels: new Uint8Array(pixels),
  }));
}
