import type { Kysely } from 'kysely';
import type { PredictStore } from '../predict/ports.ts';
import {
  insertPredictDataset,
  markPredictDatasetDeleted,
  selectPredictDataset,
  selectPredictDatasets,
  selectPredictTable,
} from './queries/predict-dataset.ts';
import {
  insertPredictRun,
  markPredictRunDeleted,
  selectPredictRun,
  selectPredictRuns,
  selectPredictState,
} from './queries/predict-run.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps datasets and runs of the predictor. Each write is one transaction. */
export function createPredictStore(database: Kysely<Schema>): PredictStore {
  const write = database.transaction();
  return {
    requireProject: (projectId) => requireProject(database, projectId),

    async listDatasets(projectId) {
      await requireProject(database, projectId);
      return selectPredictDatasets(database, projectId);
    },

    getDataset: (id) => selectPredictDataset(database, id),

    addDataset: (dataset, table) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, dataset.projectId);
        await insertPredictDataset(transaction, dataset, table);
        await touchProject(transaction, dataset.projectId, dataset.createdAt);
      }),

    deleteDataset: (id, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectPredictDataset(transaction, id);
        await markPredictDatasetDeleted(transaction, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    restoreDataset: (id) =>
      write.execute(async (transaction) => {
        await markPredictDatasetDeleted(transaction, id, null);
        return selectPredictDataset(transaction, id);
      }),

    async getTable(datasetId) {
      await selectPredictDataset(database, datasetId);
      return selectPredictTable(database, datasetId);
    },

    async listRuns(datasetId) {
      await selectPredictDataset(database, datasetId);
      return selectPredictRuns(database, datasetId);
    },

    getRun: (id) => selectPredictRun(database, id),

    addRun: (run, state) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectPredictDataset(transaction, run.datasetId);
        await insertPredictRun(transaction, run, state);
        await touchProject(transaction, projectId, run.createdAt);
      }),

    getState: (runId) => selectPredictState(database, runId),

    deleteRun: (id, now) =>
      write.execute(async (transaction) => {
        const { datasetId } = await selectPredictRun(transaction, id);
        await markPredictRunDeleted(transaction, id, now);
        return (await selectPredictDataset(transaction, datasetId)).projectId;
      }),

    restoreRun: (id) =>
      write.execute(async (transaction) => {
        await markPredictRunDeleted(transaction, id, null);
        const { datasetId } = await selectPredictRun(transaction, id);
        return (await selectPredictDataset(transaction, datasetId)).projectId;
      }),
  };
}
