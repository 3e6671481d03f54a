import type { Kysely } from 'kysely';
import type { IdeaStore } from '../ideation/ports.ts';
import { selectBrief } from './queries/brief.ts';
import { insertGeneration, updateGenerationEnd } from './queries/generation.ts';
import { insertGenerationInput } from './queries/generation-input.ts';
import { keepText } from './queries/idea-revision.ts';
import {
  insertIdea,
  insertIdeas,
  markIdeaDeleted,
  selectIdea,
  selectIdeas,
  selectTreatedIdeas,
  updateIdeaStar,
  updateIdeaText,
} from './queries/idea.ts';
import { insertUsedModel } from './queries/model.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps the ideas of ideation. Each write is one transaction and moves its project's `updatedAt`. */
export function createIdeaStore(database: Kysely<Schema>): IdeaStore {
  const write = database.transaction();
  return {
    getBrief: (projectId) => selectBrief(database, projectId),

    async listIdeas(projectId) {
      await requireProject(database, projectId);
      return selectIdeas(database, projectId);
    },

    listTreatedIdeas: (projectId) => selectTreatedIdeas(database, projectId),

    getIdea: (id) => selectIdea(database, id),

    addIdea: (idea) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, idea.projectId);
        await insertIdea(transaction, idea);
        await touchProject(transaction, idea.projectId, idea.createdAt);
        return selectIdea(transaction, idea.id);
      }),

    addIdeas: (projectId, ideas) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        const kept = await insertIdeas(transaction, projectId, ideas);
        await touchProject(transaction, projectId, Date.now());
        return kept;
      }),

    editIdea: (id, fields, editedAt) =>
      write.execute(async (transaction) => {
        const before = await selectIdea(transaction, id);
        const { projectId } = before;
        await keepText(transaction, before, fields);
        await updateIdeaText(transaction, id, fields, editedAt);
        await touchProject(transaction, projectId, editedAt);
        return selectIdea(transaction, id);
      }),

    starIdea: (id, starred) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectIdea(transaction, id);
        await updateIdeaStar(transaction, id, starred);
        await touchProject(transaction, projectId, Date.now());
        return selectIdea(transaction, id);
      }),

    deleteIdea: (id) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectIdea(transaction, id);
        await markIdeaDeleted(transaction, id, Date.now());
        await touchProject(transaction, projectId, Date.now());
      }),

    restoreIdea: (id) =>
      write.execute(async (transaction) => {
        await markIdeaDeleted(transaction, id, null);
        const idea = await selectIdea(transaction, id);
        await touchProject(transaction, idea.projectId, Date.now());
        return idea;
      }),

    startGeneration: (record) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, record.projectId);
        const model = { id: record.modelId, sha256: record.modelSha256 };
        await insertUsedModel(transaction, model, record.startedAt);
        await insertGeneration(transaction, record);
        await insertGenerationInput(transaction, record);
      }),

    finishGeneration: (id, state, finishedAt, summary) =>
      updateGenerationEnd(database, id, { state, finishedAt, summary }),
  };
}
