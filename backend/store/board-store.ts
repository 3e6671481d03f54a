import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { InklingError } from '../../contract/errors.ts';
import type { BoardStore } from '../board/ports.ts';
import { inPieces } from './in-pieces.ts';
import { notFound } from './not-found.ts';
import {
  markIdeasDeleted,
  selectIdea,
  selectIdeasByIds,
  selectIdeaTexts,
  selectIdeaTextsByIds,
  updateIdeaMarks,
  updateIdeaText,
} from './queries/idea.ts';
import { selectOrder } from './queries/idea-rank.ts';
import { keepText } from './queries/idea-revision.ts';
import { insertIndexed, matchIdeaWords, selectNotIndexed } from './queries/idea-words.ts';
import { selectIdeaVectors, upsertIdeaVectors } from './queries/idea-vector.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { ReadableDatabase, Schema } from './schema.ts';

/** Ideas put into the index of words in one transaction; the thread is free after each: about 30 ms. */
const indexedAtOnce = 50;

/** Keeps what a person puts on ideas, and what ideas are found by. Each write is one transaction. */
export function createBoardStore(database: Kysely<Schema>): BoardStore {
  const write = database.transaction();
  return {
    async listTexts(projectId) {
      await requireProject(database, projectId);
      return selectIdeaTexts(database, projectId);
    },
    textsOf: (ids) => selectIdeaTextsByIds(database, ids),

    changeMarks: (ids, now, decide) =>
      write.execute(async (transaction) => {
        const ideas = await selectIdeasByIds(transaction, ids);
        const projectId = await projectOf(transaction, ideas);
        const before = ideas.map(({ id, starred, state, tags, rank }) => ({
          id,
          starred,
          state,
          tags,
          rank,
        }));
        const after = [...decide(before, await selectOrder(transaction, projectId))];
        for (const marks of after) await updateIdeaMarks(transaction, marks);
        await touchProject(transaction, projectId, now);
        return { projectId, before, after };
      }),

    setText: (id, fields, editedAt, now) =>
      write.execute(async (transaction) => {
        const before = await selectIdea(transaction, id);
        const { projectId } = before;
        await keepText(transaction, before, fields);
        await updateIdeaText(transaction, id, fields, editedAt);
        await touchProject(transaction, projectId, now);
        return selectIdea(transaction, id);
      }),

    deleteIdeas: (ids, now) =>
      write.execute(async (transaction) => {
        const projectId = await projectOf(transaction, await selectIdeasByIds(transaction, ids));
        await markIdeasDeleted(transaction, ids, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    restoreIdeas: (ids, now) =>
      write.execute(async (transaction) => {
        await markIdeasDeleted(transaction, ids, null);
        const ideas = await selectIdeasByIds(transaction, ids);
        await touchProject(transaction, await projectOf(transaction, ideas), now);
        return ideas;
      }),

    listVectors: (projectId) => selectIdeaVectors(database, projectId),
    keepVectors: (vectors) => write.execute((transaction) => upsertIdeaVectors(transaction, vectors)),

    async indexWords(projectId, read, signal) {
      await requireProject(database, projectId);
      for (const ids of inPieces(await selectNotIndexed(database, projectId), indexedAtOnce)) {
        await write.execute(async (transaction) => {
          for (const idea of await selectIdeaTextsByIds(transaction, ids))
            await insertIndexed(transaction, idea.id, read(idea));
        });
        await pause();
        signal.throwIfAborted();
      }
    },
    matchWords: (projectId, query) => matchIdeaWords(database, projectId, query),
  };
}

/** The one project that ideas are of. */
async function projectOf(
  database: ReadableDatabase,
  ideas: readonly { readonly projectId: string }[],
): Promise<string> {
  const [projectId, ...others] = new Set(ideas.map((idea) => idea.projectId));
  if (projectId === undefined) throw notFound('idea');
  if (others.length > 0)
    throw new InklingError(
      'invalid-input',
      'These ideas are of several projects. Nothing was changed.',
      'Change the ideas of one project at a time.',
    );
  await requireProject(database, projectId);
  return projectId;
}
