import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Analysis } from '../../../contract/analyse-data.ts';
import type { Problem } from '../../../contract/errors.ts';
import { patchAnswer, problemOf, useBackend } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';

/** Takes analyses away, at once, with a way back. */
export function useAnalysisRemoval(projectId: string) {
  const { t } = useTranslation();
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const [problem, setProblem] = useState<Problem | null>(null);

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      void queries.invalidateQueries({ queryKey: ['analyse.list'] });
    }
  };
  const remove = async ({ id: analysisId, name }: Analysis) => {
    patchAnswer(queries, 'analyse.list', { projectId }, (now) => now.filter(({ id }) => id !== analysisId));
    if (!(await attempt(() => backend.call('analyse.delete', { analysisId })))) return;
    const takeBack = undo.push(t('analyse.delete', { name }), async () => {
      await attempt(() => backend.call('analyse.restore', { analysisId }));
    });
    toast(t('analyse.deleted', { name }), {
      action: { label: t('common.undo'), onClick: () => void takeBack() },
    });
  };
  return { remove, problem };
}
