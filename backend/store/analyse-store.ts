import type { Kysely } from 'kysely';
import type { AnalyseStore } from '../analyse/ports.ts';
import {
  insertAnalysisTable,
  replaceAnalysisLabel,
  replaceAnalysisVectors,
  replaceFinding,
  selectAnalysisLabels,
  selectAnalysisTable,
  selectAnalysisVectors,
  selectFindingRows,
  selectSummary,
} from './queries/analysis-rows.ts';
import {
  insertAnalysis,
  markAnalysisDeleted,
  markAnalysisRun,
  selectAnalyses,
  selectAnalysis,
} from './queries/analysis.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps analyses, what was found in them and their labels. Each write is one transaction. */
export function createAnalyseStore(database: Kysely<Schema>): AnalyseStore {
  const write = database.transaction();
  return {
    requireProject: (projectId) => requireProject(database, projectId),

    async list(projectId) {
      await requireProject(database, projectId);
      return selectAnalyses(database, projectId);
    },

    get: (id) => selectAnalysis(database, id),

    add: (analysis, table) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, analysis.projectId);
        await insertAnalysis(transaction, analysis);
        await insertAnalysisTable(transaction, analysis.id, table);
        await touchProject(transaction, analysis.projectId, analysis.createdAt);
      }),

    delete: (id, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectAnalysis(transaction, id);
        await markAnalysisDeleted(transaction, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    restore: (id) =>
      write.execute(async (transaction) => {
        await markAnalysisDeleted(transaction, id, null);
        return selectAnalysis(transaction, id);
      }),

    getTable: (id) => selectAnalysisTable(database, id),

    getSummary: (id, kind) => selectSummary(database, id, kind),
    getFindingRows: (id, kind) => selectFindingRows(database, id, kind),

    saveFinding: (id, kind, finding, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectAnalysis(transaction, id);
        await replaceFinding(transaction, id, kind, finding, now);
        if (kind === 'run') await markAnalysisRun(transaction, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),

    getVectors: (id, language, modelSha256) => selectAnalysisVectors(database, id, language, modelSha256),

    saveVectors: (id, modelSha256, vectors) =>
      write.execute(async (transaction) => {
        await selectAnalysis(transaction, id);
        await replaceAnalysisVectors(transaction, id, modelSha256, vectors);
      }),

    getLabels: (id) => selectAnalysisLabels(database, id),

    setLabels: (id, labels) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectAnalysis(transaction, id);
        for (const [place, label] of labels) await replaceAnalysisLabel(transaction, id, place, label);
        return projectId;
      }),
  };
}
