import { z } from 'zod';
import type { Idea } from '../../../contract/ideation.ts';
import { inPieces } from '../in-pieces.ts';
import type { IdeaMergeRow } from '../cluster-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';
import { toIdea } from './idea.ts';

/** Of some ideas those that are there: neither deleted nor merged away, and in a project that is. */
export async function selectPresent(database: ReadableDatabase, ids: readonly string[]): Promise<Idea[]> {
  const found: Idea[] = [];
  for (const piece of inPieces(ids)) {
    const rows = await database
      .selectFrom('idea')
      .innerJoin('project', 'project.id', 'idea.project_id')
      .selectAll('idea')
      .where('idea.id', 'in', piece)
      .where('idea.deleted_at', 'is', null)
      .where('idea.merged_into', 'is', null)
      .where('project.deleted_at', 'is', null)
      .execute();
    found.push(...rows.map(toIdea));
  }
  return found;
}

/** All merged-away ideas of a project that are not deleted, oldest first. */
export async function selectMerged(database: ReadableDatabase, projectId: string): Promise<Idea[]> {
  const rows = await database
    .selectFrom('idea')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('merged_into', 'is not', null)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map(toIdea);
}

/** Says that ideas were merged into another. */
export async function markMerged(
  database: WritableDatabase,
  ids: readonly string[],
  keepId: string,
): Promise<void> {
  for (const piece of inPieces(ids))
    await database.updateTable('idea').set({ merged_into: keepId }).where('id', 'in', piece).execute();
}

/** Takes ideas out of the one they were merged into; those that are in another stay there. */
export async function markApart(
  database: WritableDatabase,
  ids: readonly string[],
  keptId: string,
): Promise<void> {
  for (const piece of inPieces(ids))
    await database
      .updateTable('idea')
      .set({ merged_into: null })
      .where('id', 'in', piece)
      .where('merged_into', '=', keptId)
      .execute();
}

export async function insertMerge(database: WritableDatabase, row: IdeaMergeRow): Promise<void> {
  await database.insertInto('idea_merge').values(row).execute();
}

/** The merges of a batch, newest first. */
export function selectMergesOfBatch(database: ReadableDatabase, batchId: string): Promise<IdeaMergeRow[]> {
  return database
    .selectFrom('idea_merge')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('rowid' as 'created_at', 'desc')
    .execute();
}

/** The merges into an idea, oldest first. */
export function selectMergesInto(database: ReadableDatabase, keptId: string): Promise<IdeaMergeRow[]> {
  return database
    .selectFrom('idea_merge')
    .selectAll()
    .where('kept_id', '=', keptId)
    .orderBy('rowid' as 'created_at')
    .execute();
}

export async function deleteMerges(database: WritableDatabase, batchId: string): Promise<void> {
  await database.deleteFrom('idea_merge').where('batch_id', '=', batchId).execute();
}

/** The ideas that a merge took away. */
export function awayIdsOf(row: IdeaMergeRow): string[] {
  return z.array(z.string()).parse(JSON.parse(row.away_ids));
}

/** Puts back what an idea said before a merge, unless it says something else by now. */
export async function restoreText(database: WritableDatabase, merge: IdeaMergeRow): Promise<void> {
  await database
    .updateTable('idea')
    .set({ title: merge.title_before, pitch: merge.pitch_before, edited_at: merge.edited_before })
    .where('id', '=', merge.kept_id)
    .where('title', '=', merge.title_after)
    .where('pitch', '=', merge.pitch_after)
    .execute();
}

/** Pairs of ideas of a project that were said to differ. */
export async function selectApart(
  database: ReadableDatabase,
  projectId: string,
): Promise<[string, string][]> {
  const rows = await database
    .selectFrom('idea_apart')
    .innerJoin('idea', 'idea.id', 'idea_apart.first_id')
    .select(['first_id', 'second_id'])
    .where('idea.project_id', '=', projectId)
    .execute();
  return rows.map(({ first_id, second_id }) => [first_id, second_id]);
}

/** Remembers a pair, or forgets it. */
export async function putApart(
  database: WritableDatabase,
  [first, second]: readonly [string, string],
  apart: boolean,
): Promise<void> {
  if (apart)
    await database
      .insertInto('idea_apart')
      .values({ first_id: first, second_id: second })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await database
      .deleteFrom('idea_apart')
      .where('first_id', '=', first)
      .where('second_id', '=', second)
      .execute();
}
