import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Cluster, IdeaGroup } from '../../../contract/cluster.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { useRemoval } from '../../i18n/use-removal.ts';

/** Where ideas are moved: into a group, with null into none, or into a new one. */
export type MoveTarget = { readonly groupId: string | null } | 'new';

/** The accepted clusters of a project, and what a person does with them; each can be taken back. */
export function useGroups(projectId: string) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const { remove: attempt, problem } = useRemoval();
  const ideas = useAsk('ideas.list', { projectId });
  const clusters = useAsk('cluster.list', { projectId });

  const settled = () => {
    void queries.invalidateQueries({ queryKey: queryKeyOf('ideas.list', { projectId }) });
    void queries.invalidateQueries({ queryKey: queryKeyOf('cluster.list', { projectId }) });
  };

  /** Makes these the groups of the project. */
  const arrange = async (groups: readonly IdeaGroup[], title: string, done: string) => {
    let before: IdeaGroup[] = [];
    const send = (list: readonly IdeaGroup[]) =>
      backend.call('cluster.arrange', { projectId, groups: [...list] });
    await attempt({
      title,
      done,
      settled,
      remove: async () => {
        ({ before } = await send(groups));
      },
      restore: () => send(before),
    });
  };

  /** The groups as they are. */
  const current = (): IdeaGroup[] =>
    (clusters.data ?? []).map((cluster) => toGroup(cluster, ideas.data ?? []));

  /** A new group is named by the words of its ideas. */
  const move = async (ideaIds: readonly string[], to: MoveTarget) => {
    const moved = new Set(ideaIds);
    const groups = current()
      .map((group) => ({
        ...group,
        ideaIds: [
          ...group.ideaIds.filter((id) => !moved.has(id)),
          ...(to !== 'new' && group.id === to.groupId ? ideaIds : []),
        ],
      }))
      .filter((group) => group.ideaIds.length > 0);
    if (to === 'new') {
      const asked = { projectId, groups: [{ ideaIds: [...ideaIds] }] };
      const [named] = await backend.call('cluster.words', asked);
      groups.push({ ...named!, nameBy: 'words', stability: null, ideaIds: [...ideaIds] });
    }
    const count = ideaIds.length;
    await arrange(groups, t('cluster.undo.move', { count }), t('cluster.moved', { count }));
  };

  const rename = async (cluster: Cluster, name: string) => {
    const written = name.trim();
    if (written === '' || written === cluster.name) return;
    const put = (next: string, nameBy: Cluster['nameBy']) =>
      backend.call('cluster.rename', { id: cluster.id, name: next, nameBy });
    await attempt({
      title: t('cluster.undo.rename', { name: cluster.name }),
      done: t('cluster.renamed', { name: written }),
      settled,
      remove: () => put(written, 'person'),
      restore: () => put(cluster.name, cluster.nameBy),
    });
  };

  const clear = () => arrange([], t('cluster.undo.clear'), t('cluster.cleared'));

  return {
    ideas: ideas.data,
    clusters: clusters.data,
    error: ideas.error ?? clusters.error,
    problem,
    arrange,
    move,
    rename,
    clear,
  };
}

function toGroup(cluster: Cluster, ideas: readonly Idea[]): IdeaGroup {
  const { id, name, nameBy, words, stability } = cluster;
  const ideaIds = ideas.filter(({ clusterId }) => clusterId === id).map((idea) => idea.id);
  return { id, name, nameBy, words, stability, ideaIds };
}
