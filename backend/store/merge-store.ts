import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { InklingError } from '../../contract/errors.ts';
import type { Idea } from '../../contract/ideation.ts';
import type { ClusterStore, Merge } from '../cluster/ports.ts';
import { notFound } from './not-found.ts';
import { selectIdea, updateIdeaText } from './queries/idea.ts';
import {
  awayIdsOf,
  deleteMerges,
  insertMerge,
  markApart,
  markMerged,
  putApart,
  restoreText,
  selectApart,
  selectMerged,
  selectMergesInto,
  selectMergesOfBatch,
  selectPresent,
} from './queries/idea-merge.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema, WritableDatabase } from './schema.ts';

type MergeQueries = Pick<
  ClusterStore,
  'listApart' | 'setApart' | 'merge' | 'undoMerge' | 'takeOut' | 'history'
>;

/** What is kept of merges, and of pairs that are no duplicates. */
export function mergeQueries(database: Kysely<Schema>): MergeQueries {
  const write = database.transaction();
  return {
    listApart: (projectId) => selectApart(database, projectId),

    setApart: (projectId, ideaIds, apart) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        await requirePresent(transaction, projectId, ideaIds);
        const [first, second] = [...ideaIds].sort() as [string, string];
        await putApart(transaction, [first, second], apart);
      }),

    merge: (projectId, batchId, merges, now) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        // One after the other: what a merge took away can be neither kept nor merged by the next, so no circle comes about.
        for (const merge of merges) await mergeOne(transaction, projectId, batchId, merge, now);
        await touchProject(transaction, projectId, now);
        return selectPresent(transaction, [...new Set(merges.map(({ keepId }) => keepId))]);
      }),

    undoMerge: (batchId, now) =>
      write.execute(async (transaction) => {
        const merges = await selectMergesOfBatch(transaction, batchId);
        if (merges.length === 0) throw notFound('merge');
        const { projectId } = await selectIdea(transaction, merges[0]!.kept_id);
        for (const merge of merges) {
          await markApart(transaction, awayIdsOf(merge), merge.kept_id);
          await restoreText(transaction, merge);
        }
        await deleteMerges(transaction, batchId);
        await touchProject(transaction, projectId, now);
        return {
          projectId,
          kept: await selectPresent(
            transaction,
            merges.map(({ kept_id }) => kept_id),
          ),
          back: await selectPresent(transaction, merges.flatMap(awayIdsOf)),
        };
      }),

    takeOut: (ideaId, now) =>
      write.execute(async (transaction) => {
        const { mergedIntoId, projectId } = await selectIdea(transaction, ideaId);
        if (mergedIntoId === null)
          throw new InklingError(
            'invalid-input',
            'The idea is in no other. Nothing was changed.',
            'Look at the list of ideas: it is there.',
          );
        await markApart(transaction, [ideaId], mergedIntoId);
        await touchProject(transaction, projectId, now);
        return { idea: await selectIdea(transaction, ideaId), keptId: mergedIntoId };
      }),

    async history(ideaId) {
      const { projectId } = await selectIdea(database, ideaId);
      const merges = await selectMergesInto(database, ideaId);
      return {
        merged: within(ideaId, await selectMerged(database, projectId)),
        before: merges
          .filter((row) => row.title_before !== row.title_after || row.pitch_before !== row.pitch_after)
          .map((row) => ({ title: row.title_before, pitch: row.pitch_before, at: row.created_at })),
      };
    },
  };
}

async function mergeOne(
  transaction: WritableDatabase,
  projectId: string,
  batchId: string,
  { keepId, awayIds, fields }: Merge,
  now: number,
): Promise<void> {
  const [kept] = await requirePresent(transaction, projectId, [keepId]);
  await requirePresent(transaction, projectId, awayIds);
  const { title, pitch, editedAt } = kept!;
  const after = { title, pitch, ...fields };
  const isRewritten = after.title !== title || after.pitch !== pitch;
  if (isRewritten) await updateIdeaText(transaction, keepId, after, now);
  await insertMerge(transaction, {
    id: randomUUID(),
    batch_id: batchId,
    kept_id: keepId,
    away_ids: JSON.stringify(awayIds),
    title_before: title,
    pitch_before: pitch,
    title_after: after.title,
    pitch_after: after.pitch,
    edited_before: editedAt,
    created_at: now,
  });
  await markMerged(transaction, awayIds, keepId);
}

/** Throws `not-found` when one of the ideas is not there, or in another project. */
async function requirePresent(
  database: WritableDatabase,
  projectId: string,
  ids: readonly string[],
): Promise<Idea[]> {
  const found = (await selectPresent(database, ids)).filter((idea) => idea.projectId === projectId);
  if (found.length < new Set(ids).size) throw notFound('idea');
  return found;
}

/** What was merged into an idea, and into that, and so on; nearest first. */
function within(ideaId: string, merged: readonly Idea[]): { idea: Idea; intoId: string }[] {
  const found: { idea: Idea; intoId: string }[] = [];
  let level: readonly string[] = [ideaId];
  while (level.length > 0) {
    const next = merged.filter(({ mergedIntoId }) => mergedIntoId !== null && level.includes(mergedIntoId));
    found.push(...next.map((idea) => ({ idea, intoId: idea.mergedIntoId! })));
    level = next.map(({ id }) => id);
  }
  return found;
}
