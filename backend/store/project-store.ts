import type { Kysely } from 'kysely';
import type { ProjectStore } from '../projects/ports.ts';
import { insertBrief, selectBrief, updateAbout, updateBrief } from './queries/brief.ts';
import {
  insertProject,
  markProjectDeleted,
  renameProject,
  requireProject,
  selectAllProjects,
  selectProject,
  touchProject,
} from './queries/project.ts';
import type { Schema, WritableDatabase } from './schema.ts';

/** Keeps projects and their briefs. Each write is one transaction. */
export function createProjectStore(database: Kysely<Schema>): ProjectStore {
  const write = database.transaction();
  const changeBrief = (
    projectId: string,
    now: number,
    change: (transaction: WritableDatabase) => Promise<void>,
  ) =>
    write.execute(async (transaction) => {
      await requireProject(transaction, projectId);
      await change(transaction);
      await touchProject(transaction, projectId, now);
      return selectBrief(transaction, projectId);
    });
  return {
    listProjects: () => selectAllProjects(database),

    addProject: (project, fields) =>
      write.execute(async (transaction) => {
        await insertProject(transaction, project);
        await insertBrief(transaction, {
          ...fields,
          projectId: project.id,
          about: null,
          updatedAt: project.createdAt,
        });
        return selectProject(transaction, project.id);
      }),

    renameProject: (id, name, now) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, id);
        await renameProject(transaction, id, name, now);
        return selectProject(transaction, id);
      }),

    deleteProject: (id, now) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, id);
        await markProjectDeleted(transaction, id, now);
      }),

    restoreProject: (id) =>
      write.execute(async (transaction) => {
        await markProjectDeleted(transaction, id, null);
        return selectProject(transaction, id);
      }),

    getBrief: (projectId) => selectBrief(database, projectId),

    saveBrief: (projectId, fields, now) =>
      changeBrief(projectId, now, (transaction) => updateBrief(transaction, projectId, fields, now)),

    setAbout: (projectId, about, now) =>
      changeBrief(projectId, now, (transaction) => updateAbout(transaction, projectId, about, now)),
  };
}
