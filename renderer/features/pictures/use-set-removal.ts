import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PictureSet } from '../../../contract/pictures.ts';
import { patchAnswer, useBackend } from '../../backend.ts';
import { useRemoval } from '../../i18n/use-removal.ts';

/** Takes sets of pictures away, at once, with a way back. */
export function useSetRemoval(projectId: string) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const removal = useRemoval();
  const remove = ({ id: setId, name }: PictureSet) => {
    patchAnswer(queries, 'pictures.sets', { projectId }, (now) => now.filter(({ id }) => id !== setId));
    return removal.remove({
      title: t('pictures.delete', { name }),
      done: t('pictures.deleted', { name }),
      remove: () => backend.call('pictures.deleteSet', { setId }),
      restore: () => backend.call('pictures.restoreSet', { setId }),
      settled: () => void queries.invalidateQueries({ queryKey: ['pictures.sets'] }),
    });
  };
  return { remove, problem: removal.problem };
}
