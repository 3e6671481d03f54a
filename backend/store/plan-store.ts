import type { Kysely } from 'kysely';
import { InklingError } from '../../contract/errors.ts';
import type { Links, PlanStore } from '../plan/ports.ts';
import { selectDataset, selectDatasets } from './queries/dataset.ts';
import { selectIdea, selectIdeas } from './queries/idea.ts';
import {
  insertPlanEntry,
  markPlanEntryDeleted,
  selectKeyedEntry,
  selectPlanEntries,
  selectPlanEntry,
  updatePlanEntry,
} from './queries/plan-entry.ts';
import { requireProject, selectProject, touchProject } from './queries/project.ts';
import { selectRun, selectRuns } from './queries/recommender-run.ts';
import type { ReadableDatabase, Schema } from './schema.ts';

/** Keeps the plan of a project. Each write is one transaction and moves its project's `updatedAt`. */
export function createPlanStore(database: Kysely<Schema>): PlanStore {
  const write = database.transaction();
  return {
    async readPlan(projectId) {
      await requireProject(database, projectId);
      return {
        item: await selectPlanEntries(database, projectId, 'item'),
        risk: await selectPlanEntries(database, projectId, 'risk'),
        solution: await selectPlanEntries(database, projectId, 'solution'),
        answer: await selectPlanEntries(database, projectId, 'answer'),
        card: await selectPlanEntries(database, projectId, 'card'),
      };
    },

    async readNames(projectId) {
      const { name } = await selectProject(database, projectId);
      const ideas = await selectIdeas(database, projectId);
      const runs = new Map<string, string>();
      for (const dataset of await selectDatasets(database, projectId))
        for (const run of await selectRuns(database, dataset.id)) runs.set(run.id, dataset.name);
      return { project: name, ideas: new Map(ideas.map(({ id, title }) => [id, title])), runs };
    },

    projectOfIdea: async (ideaId) => (await selectIdea(database, ideaId)).projectId,

    add: (kind, entry, { value, newLinks }) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, entry.projectId);
        await requireLinks(transaction, entry.projectId, newLinks);
        const stored = { ...entry, key: '', value, updatedAt: entry.createdAt };
        await insertPlanEntry(transaction, kind, stored);
        await touchProject(transaction, entry.projectId, entry.createdAt);
        return stored;
      }),

    edit: (kind, id, now, change) =>
      write.execute(async (transaction) => {
        const before = await selectPlanEntry(transaction, kind, id);
        const { value, newLinks } = change(before.value);
        await requireLinks(transaction, before.projectId, newLinks);
        await updatePlanEntry(transaction, id, value, now);
        await touchProject(transaction, before.projectId, now);
        return { ...before, value, updatedAt: now };
      }),

    put: (kind, { id, projectId, key }, now, change) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        const before = await selectKeyedEntry(transaction, kind, projectId, key);
        const changed = change(before && !before.hidden ? before.entry.value : null);
        await touchProject(transaction, projectId, now);
        if (!changed) {
          if (before) await markPlanEntryDeleted(transaction, kind, before.entry.id, now);
          return null;
        }
        const { value, newLinks } = changed;
        await requireLinks(transaction, projectId, newLinks);
        if (before) {
          await updatePlanEntry(transaction, before.entry.id, value, now);
          return { ...before.entry, value, updatedAt: now };
        }
        const entry = { id, projectId, key, value, createdAt: now, updatedAt: now };
        await insertPlanEntry(transaction, kind, entry);
        return entry;
      }),

    remove: (kind, id, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectPlanEntry(transaction, kind, id);
        await markPlanEntryDeleted(transaction, kind, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    restore: (kind, id) =>
      write.execute(async (transaction) => {
        await markPlanEntryDeleted(transaction, kind, id, null);
        return selectPlanEntry(transaction, kind, id);
      }),
  };
}

/** Throws `not-found` for what is not there, and `invalid-input` for what belongs to another project. */
async function requireLinks(database: ReadableDatabase, projectId: string, links: Links): Promise<void> {
  for (const id of links.ideaIds) {
    const idea = await selectIdea(database, id);
    if (idea.projectId !== projectId) throw otherProject('idea');
  }
  for (const id of links.runIds) {
    const run = await selectRun(database, id);
    const dataset = await selectDataset(database, run.datasetId);
    if (dataset.projectId !== projectId) throw otherProject('run');
  }
}

function otherProject(what: string): InklingError {
  return new InklingError(
    'invalid-input',
    `The ${what} belongs to another project, so it was not linked. Nothing was changed.`,
    `Choose one of the project that the plan is for.`,
  );
}
