import { randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { ClusterParts } from './parts.ts';

/** The clusters that are kept. */
export function createArrangeHandlers({
  store,
  announce,
}: ClusterParts): Pick<Handlers, 'cluster.list' | 'cluster.arrange' | 'cluster.rename'> {
  return {
    'cluster.list': ({ projectId }) => store.listClusters(projectId),

    async 'cluster.arrange'({ projectId, groups }) {
      const ids = groups.flatMap(({ ideaIds }) => ideaIds);
      const clusterIds = groups.flatMap(({ id }) => id ?? []);
      if (new Set(ids).size < ids.length || new Set(clusterIds).size < clusterIds.length)
        throw new InklingError(
          'invalid-input',
          'An idea is in two groups, or a group is named twice. Nothing was changed.',
          'Put each idea into one group.',
        );
      const after = groups.map((group) => ({ ...group, id: group.id ?? randomUUID() }));
      const { before, leftOut } = await store.arrange(projectId, after, Date.now());
      announce(projectId);
      return { before, after, leftOut };
    },

    async 'cluster.rename'({ id, name, nameBy }) {
      const renamed = await store.rename(id, name, nameBy, Date.now());
      announce(renamed.projectId);
      return renamed;
    },
  };
}
