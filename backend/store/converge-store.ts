import type { Kysely } from 'kysely';
import type { ConvergeStore } from '../converge/ports.ts';
import { selectBrief } from './queries/brief.ts';
import {
  insertConvergeEntry,
  markConvergeEntryDeleted,
  selectConvergeEntries,
  selectConvergeEntry,
  selectKeyedConvergeEntry,
  updateConvergeEntry,
} from './queries/converge-entry.ts';
import { selectIdea, selectIdeas } from './queries/idea.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps how ideas were chosen among. Each write is one transaction and moves its project's `updatedAt`. */
export function createConvergeStore(database: Kysely<Schema>): ConvergeStore {
  const write = database.transaction();
  return {
    async listIdeas(projectId) {
      await requireProject(database, projectId);
      return selectIdeas(database, projectId);
    },
    getIdea: (id) => selectIdea(database, id),
    getBrief: (projectId) => selectBrief(database, projectId),

    async list(kind, projectId) {
      await requireProject(database, projectId);
      return selectConvergeEntries(database, projectId, kind);
    },

    add: (kind, entry) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, entry.projectId);
        await insertConvergeEntry(transaction, kind, entry);
        await touchProject(transaction, entry.projectId, entry.createdAt);
        return entry;
      }),

    edit: (kind, id, now, change) =>
      write.execute(async (transaction) => {
        const before = await selectConvergeEntry(transaction, kind, id);
        const value = change(before.value);
        await updateConvergeEntry(transaction, id, value, now);
        await touchProject(transaction, before.projectId, now);
        return { ...before, value, updatedAt: now };
      }),

    put: (kind, at, now, change) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, at.projectId);
        const before = await selectKeyedConvergeEntry(transaction, kind, at.projectId, at.key);
        const value = change(before && !before.hidden ? before.entry.value : null);
        await touchProject(transaction, at.projectId, now);
        if (!value) {
          if (before) await markConvergeEntryDeleted(transaction, kind, before.entry.id, now);
          return null;
        }
        if (before) {
          await updateConvergeEntry(transaction, before.entry.id, value, now);
          return { ...before.entry, value, updatedAt: now };
        }
        const entry = { ...at, value, createdAt: now, updatedAt: now };
        await insertConvergeEntry(transaction, kind, entry);
        return entry;
      }),

    remove: (kind, id, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectConvergeEntry(transaction, kind, id);
        await markConvergeEntryDeleted(transaction, kind, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    restore: (kind, id) =>
      write.execute(async (transaction) => {
        await markConvergeEntryDeleted(transaction, kind, id, null);
        return selectConvergeEntry(transaction, kind, id);
      }),
  };
}
