import type { Kysely } from 'kysely';
import { InklingError } from '../../contract/errors.ts';
import type { RecommendStore } from '../recommend/ports.ts';
import { insertCatalogue, selectCatalogue, selectProblems } from './queries/catalogue.ts';
import { insertDataset, markDatasetDeleted, selectDataset, selectDatasets } from './queries/dataset.ts';
import { selectIdea } from './queries/idea.ts';
import { replaceItemVectors, selectItemVectors } from './queries/item-vectors.ts';
import { requireProject, touchProject } from './queries/project.ts';
import { deleteRun, insertRun, selectRun, selectRuns } from './queries/recommender-run.ts';
import { deleteEvidence, selectEvidence, upsertEvidence } from './queries/run-evidence.ts';
import type { Schema } from './schema.ts';

/** Keeps datasets, runs and evidence of the recommender. Each write is one transaction. */
export function createRecommendStore(database: Kysely<Schema>): RecommendStore {
  const write = database.transaction();
  return {
    requireProject: (projectId) => requireProject(database, projectId),

    async listDatasets(projectId) {
      await requireProject(database, projectId);
      return selectDatasets(database, projectId);
    },

    getDataset: (id) => selectDataset(database, id),

    addDataset: (dataset, catalogue, problems) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, dataset.projectId);
        await insertDataset(transaction, dataset);
        await insertCatalogue(transaction, dataset.id, catalogue, problems);
        await touchProject(transaction, dataset.projectId, dataset.createdAt);
      }),

    deleteDataset: (id, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectDataset(transaction, id);
        await markDatasetDeleted(transaction, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    restoreDataset: (id) =>
      write.execute(async (transaction) => {
        await markDatasetDeleted(transaction, id, null);
        return selectDataset(transaction, id);
      }),

    getCatalogue: (datasetId) => selectCatalogue(database, datasetId),

    listProblems: (datasetId) => selectProblems(database, datasetId),

    getVectors: (datasetId, modelSha256) => selectItemVectors(database, datasetId, modelSha256),

    saveVectors: (datasetId, modelSha256, vectors) =>
      write.execute(async (transaction) => {
        await selectDataset(transaction, datasetId);
        await replaceItemVectors(transaction, datasetId, modelSha256, vectors);
      }),

    async listRuns(datasetId) {
      await selectDataset(database, datasetId);
      return selectRuns(database, datasetId);
    },

    getRun: (id) => selectRun(database, id),

    addRun: (run) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectDataset(transaction, run.datasetId);
        await insertRun(transaction, run);
        await touchProject(transaction, projectId, run.createdAt);
      }),

    deleteRun: (id) =>
      write.execute(async (transaction) => {
        const { datasetId } = await selectRun(transaction, id);
        await deleteRun(transaction, id);
        return (await selectDataset(transaction, datasetId)).projectId;
      }),

    async listEvidence(projectId) {
      await requireProject(database, projectId);
      return selectEvidence(database, projectId);
    },

    linkEvidence: (evidence) =>
      write.execute(async (transaction) => {
        const run = await selectRun(transaction, evidence.runId);
        const { projectId } = await selectDataset(transaction, run.datasetId);
        const idea = await selectIdea(transaction, evidence.ideaId);
        if (idea.projectId !== projectId) throw otherProject();
        await upsertEvidence(transaction, evidence);
        const linked = await selectEvidence(transaction, projectId);
        return {
          projectId,
          evidence: linked.find(
            ({ runId, ideaId }) => runId === evidence.runId && ideaId === evidence.ideaId,
          )!,
        };
      }),

    unlinkEvidence: (runId, ideaId) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectIdea(transaction, ideaId);
        await deleteEvidence(transaction, runId, ideaId);
        return projectId;
      }),
  };
}

function otherProject(): InklingError {
  return new InklingError(
    'invalid-input',
    'The idea and the run belong to different projects. Nothing was linked.',
    'Choose an idea of the project that the run is in.',
  );
}
