import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '../../../contract/index.ts';
import { queryKeyOf, useBackend } from '../../backend.ts';
import { useRemoval } from '../../i18n/use-removal.ts';

export type MergeInput = InputOf<'cluster.merge'>['merges'][number];

/** Merges ideas and takes that back; `problem` is what the last try met. */
export function useMerge(projectId: string) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const { remove: attempt, problem } = useRemoval();
  const settled = () => {
    for (const name of ['ideas.list', 'cluster.list'] as const)
      void queries.invalidateQueries({ queryKey: queryKeyOf(name, { projectId }) });
    void queries.invalidateQueries({ queryKey: ['cluster.history'] });
  };

  const merge = async (merges: MergeInput[]) => {
    const count = merges.reduce((sum, { awayIds }) => sum + awayIds.length, 0);
    let batchId = '';
    await attempt({
      title: t('cluster.undo.merge', { count }),
      done: t('cluster.merge.done', { count }),
      settled,
      remove: async () => {
        ({ batchId } = await backend.call('cluster.merge', { projectId, merges }));
      },
      restore: () => backend.call('cluster.undoMerge', { batchId }),
    });
    return batchId !== '';
  };

  const takeOut = (ideaId: string, title: string) => {
    let keepId = '';
    return attempt({
      title: t('cluster.undo.takeOut', { title }),
      done: t('cluster.takenOut', { title }),
      settled,
      remove: async () => {
        ({ keptId: keepId } = await backend.call('cluster.takeOut', { ideaId }));
      },
      restore: () => backend.call('cluster.merge', { projectId, merges: [{ keepId, awayIds: [ideaId] }] }),
    });
  };

  return { merge, takeOut, problem };
}
