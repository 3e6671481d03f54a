import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import type { PictureSet } from '../../../contract/pictures.ts';
import { patchAnswer, problemOf, useBackend } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';

/** Takes sets of pictures away, at once, with a way back. */
export function useSetRemoval(projectId: string) {
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
      void queries.invalidateQueries({ queryKey: ['pictures.sets'] });
    }
  };
  const remove = async ({ id: setId, name }: PictureSet) => {
    patchAnswer(queries, 'pictures.sets', { projectId }, (now) => now.filter(({ id }) => id !== setId));
    if (!(await attempt(() => backend.call('pictures.deleteSet', { setId })))) return;
    const takeBack = undo.push(t('pictures.delete', { name }), async () => {
      await attempt(() => backend.call('pictures.restoreSet', { setId }));
    });
    toast(t('pictures.deleted', { name }), {
      action: { label: t('common.undo'), onClick: () => void takeBack() },
    });
  };
  return { remove, problem };
}
