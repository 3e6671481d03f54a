import type { Kysely } from 'kysely';
import { InklingError } from '../../contract/errors.ts';
import type { ClusterStore, KeptGroup } from '../cluster/ports.ts';
import { mergeQueries } from './merge-store.ts';
import { notFound } from './not-found.ts';
import {
  deleteClusters,
  insertCluster,
  selectCluster,
  selectClusters,
  selectIdeaIds,
  selectMembers,
  updateClusterName,
} from './queries/cluster.ts';
import { selectIdeas } from './queries/idea.ts';
import { deletePlaces, selectMap, upsertMap, upsertPlaces } from './queries/idea-map.ts';
import { requireProject, touchProject } from './queries/project.ts';
import type { Schema, WritableDatabase } from './schema.ts';

/** Keeps clusters, merges and the map of ideas. */
export function createClusterStore(database: Kysely<Schema>): ClusterStore {
  const write = database.transaction();
  return {
    ...mergeQueries(database),

    async listIdeas(projectId) {
      await requireProject(database, projectId);
      return selectIdeas(database, projectId);
    },

    async listClusters(projectId) {
      await requireProject(database, projectId);
      return (await selectClusters(database, projectId)).filter(({ ideaCount }) => ideaCount > 0);
    },

    arrange: (projectId, groups, now) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        const before = await selectGroups(transaction, projectId);
        const known = await selectIdeaIds(transaction, projectId);
        await deleteClusters(transaction, projectId);
        let leftOut = 0;
        for (const group of groups) {
          if (await selectCluster(transaction, group.id))
            throw new InklingError(
              'invalid-input',
              'A group has the number of a group elsewhere. Nothing was changed.',
              'Propose the groups again.',
            );
          const ideaIds = group.ideaIds.filter((id) => known.has(id));
          leftOut += group.ideaIds.length - ideaIds.length;
          if (ideaIds.length > 0) await insertCluster(transaction, projectId, { ...group, ideaIds }, now);
        }
        await touchProject(transaction, projectId, now);
        return { before, leftOut };
      }),

    rename: (id, name, nameBy, now) =>
      write.execute(async (transaction) => {
        await updateClusterName(transaction, id, name, nameBy);
        const renamed = await selectCluster(transaction, id);
        if (!renamed) throw notFound('cluster');
        await requireProject(transaction, renamed.projectId);
        await touchProject(transaction, renamed.projectId, now);
        return renamed;
      }),

    async getMap(projectId) {
      await requireProject(database, projectId);
      return selectMap(database, projectId);
    },

    saveMap: (projectId, map) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, projectId);
        await deletePlaces(transaction, projectId);
        await upsertMap(transaction, projectId, map);
        await upsertPlaces(transaction, map.places);
      }),

    savePlaces: (places) => write.execute((transaction) => upsertPlaces(transaction, places)),
  };
}

/** The clusters as groups with all their ideas, hidden ones too. */
async function selectGroups(database: WritableDatabase, projectId: string): Promise<KeptGroup[]> {
  const members = await selectMembers(database, projectId);
  const clusters = await selectClusters(database, projectId);
  return clusters
    .filter(({ id }) => members.has(id))
    .map(({ id, name, nameBy, words, stability }) => ({
      ...{ id, name, nameBy, words, stability },
      ideaIds: members.get(id)!,
    }));
}
