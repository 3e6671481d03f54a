import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import { patchAnswer, useBackend } from '../../backend.ts';
import { useRemoval } from '../../i18n/use-removal.ts';

/** Takes analyses away, at once, with a way back. */
export function useAnalysisRemoval(projectId: string) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const removal = useRemoval();
  const remove = ({ id: analysisId, name }: Analysis) => {
    patchAnswer(queries, 'analyse.list', { projectId }, (now) => now.filter(({ id }) => id !== analysisId));
    return removal.remove({
      title: t('analyse.delete', { name }),
      done: t('analyse.deleted', { name }),
      remove: () => backend.call('analyse.delete', { analysisId }),
      restore: () => backend.call('analyse.restore', { analysisId }),
      settled: () => void queries.invalidateQueries({ queryKey: ['analyse.list'] }),
    });
  };
  return { remove, problem: removal.problem };
}
