import type { StoredMap, StoredPlace } from '../../cluster/ports.ts';
import { inPieces } from '../in-pieces.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** The map of a project with the places of the ideas that are there; null before one was made. */
export async function selectMap(database: ReadableDatabase, projectId: string): Promise<StoredMap | null> {
  const map = await database
    .selectFrom('idea_map')
    .selectAll()
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  if (!map) return null;
  const places = await database
    .selectFrom('idea_place')
    .innerJoin('idea', 'idea.id', 'idea_place.idea_id')
    .selectAll('idea_place')
    .where('idea.project_id', '=', projectId)
    .where('idea.deleted_at', 'is', null)
    .where('idea.merged_into', 'is', null)
    .execute();
  return {
    seed: map.seed,
    modelSha256: map.model_sha256,
    laidOutAt: map.laid_out_at,
    places: places.map((row) => ({
      ideaId: row.idea_id,
      x: row.x,
      y: row.y,
      textHash: row.text_hash,
      isPlaced: row.is_placed === 1,
    })),
  };
}

export async function upsertMap(
  database: WritableDatabase,
  projectId: string,
  map: Omit<StoredMap, 'places'>,
): Promise<void> {
  const row = { seed: map.seed, model_sha256: map.modelSha256, laid_out_at: map.laidOutAt };
  await database
    .insertInto('idea_map')
    .values({ project_id: projectId, ...row })
    .onConflict((conflict) => conflict.column('project_id').doUpdateSet(row))
    .execute();
}

export async function upsertPlaces(
  database: WritableDatabase,
  places: readonly StoredPlace[],
): Promise<void> {
  for (const piece of inPieces(places))
    await database
      .insertInto('idea_place')
      .values(
        piece.map((place) => ({
          idea_id: place.ideaId,
          x: place.x,
          y: place.y,
          text_hash: place.textHash,
          is_placed: place.isPlaced ? 1 : 0,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('idea_id').doUpdateSet(({ ref }) => ({
          x: ref('excluded.x'),
          y: ref('excluded.y'),
          text_hash: ref('excluded.text_hash'),
          is_placed: ref('excluded.is_placed'),
        })),
      )
      .execute();
}

/** Forgets the places of all ideas of a project. */
export async function deletePlaces(database: WritableDatabase, projectId: string): Promise<void> {
  await database
    .deleteFrom('idea_place')
    .where('idea_id', 'in', (of) => of.selectFrom('idea').select('id').where('project_id', '=', projectId))
    .execute();
}
