import type { Kysely } from 'kysely';
import type { LineageStore } from '../lineage/ports.ts';
import { selectBrief } from './queries/brief.ts';
import { selectProjectRuns, selectRun } from './queries/generation-input.ts';
import { selectIdea, selectIdeas } from './queries/idea.ts';
import { selectProjectRevisions, selectRevisions } from './queries/idea-revision.ts';
import { requireProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Reads how texts came to be; they are kept as they are written, by the store of ideas. */
export function createLineageStore(database: Kysely<Schema>): LineageStore {
  return {
    async listRevisions(ideaId) {
      await selectIdea(database, ideaId);
      return selectRevisions(database, ideaId);
    },
    listProjectRevisions: (projectId) => selectProjectRevisions(database, projectId),
    async listRuns(projectId) {
      await requireProject(database, projectId);
      return selectProjectRuns(database, projectId);
    },
    getRun: (id) => selectRun(database, id),
    getBrief: (projectId) => selectBrief(database, projectId),
    listIdeas: (projectId) => selectIdeas(database, projectId),
  };
}
