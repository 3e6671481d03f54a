import type { Kysely } from 'kysely';
import type { PictureStore } from '../predict/pictures/ports.ts';
import { insertPictures, selectPictures } from './queries/picture.ts';
import {
  deletePictureRun,
  insertPictureRun,
  selectPictureRun,
  selectPictureRuns,
} from './queries/picture-run.ts';
import {
  insertPictureSet,
  markPictureSetDeleted,
  selectPictureSet,
  selectPictureSets,
} from './queries/picture-set.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps sets of pictures and the networks taught on them. Each write is one transaction. */
export function createPictureStore(database: Kysely<Schema>): PictureStore {
  const write = database.transaction();
  return {
    async listSets(projectId) {
      await requireProject(database, projectId);
      return selectPictureSets(database, projectId);
    },

    getSet: (id) => selectPictureSet(database, id),

    addSet: (set, pictures) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, set.projectId);
        await insertPictureSet(transaction, set);
        await insertPictures(transaction, set.id, 0, pictures);
        await touchProject(transaction, set.projectId, set.createdAt);
        return selectPictureSet(transaction, set.id);
      }),

    addPictures: (setId, pictures) =>
      write.execute(async (transaction) => {
        const { count } = await selectPictureSet(transaction, setId);
        await insertPictures(transaction, setId, count, pictures);
        return selectPictureSet(transaction, setId);
      }),

    deleteSet: (id, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectPictureSet(transaction, id);
        await markPictureSetDeleted(transaction, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    restoreSet: (id) =>
      write.execute(async (transaction) => {
        await markPictureSetDeleted(transaction, id, null);
        return selectPictureSet(transaction, id);
      }),

    getPictures: (setId, places) => selectPictures(database, setId, places),

    async listRuns(setId) {
      await selectPictureSet(database, setId);
      return selectPictureRuns(database, setId);
    },

    getRun: (id) => selectPictureRun(database, id),

    addRun: (run, parameters) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectPictureSet(transaction, run.setId);
        await insertPictureRun(transaction, run, parameters);
        await touchProject(transaction, projectId, run.createdAt);
      }),

    deleteRun: (id) =>
      write.execute(async (transaction) => {
        const { run } = await selectPictureRun(transaction, id);
        await deletePictureRun(transaction, id);
        return (await selectPictureSet(transaction, run.setId)).projectId;
      }),
  };
}
