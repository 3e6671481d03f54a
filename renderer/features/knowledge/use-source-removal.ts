import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import type { Source } from '../../../contract/knowledge.ts';
import { patchAnswer, problemOf, useBackend } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';

/** Takes sources away, at once, with a way back. */
export function useSourceRemoval(projectId: string, onProblem: (problem: Problem | null) => void) {
  const backend = useBackend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { t } = useTranslation();
  return useCallback(
    async (source: Source) => {
      const attempt = async (work: () => Promise<unknown>) => {
        onProblem(null);
        try {
          await work();
          return true;
        } catch (error) {
          onProblem(problemOf(error));
          return false;
        } finally {
          void queries.invalidateQueries({ queryKey: ['sources.list'] });
        }
      };
      patchAnswer(queries, 'sources.list', { projectId }, (now) => now.filter(({ id }) => id !== source.id));
      if (!(await attempt(() => backend.call('sources.delete', { id: source.id })))) return;
      const takeBack = undo.push(
        t('knowledge.sources.deleteSource', { name: source.name }),
        async () => {
          await attempt(() => backend.call('sources.restore', { id: source.id }));
        },
        async () => {
          await attempt(() => backend.call('sources.delete', { id: source.id }));
        },
      );
      toast(t('knowledge.sources.deleted', { name: source.name }), {
        action: { label: t('common.undo'), onClick: () => void takeBack() },
      });
    },
    [backend, queries, undo, t, projectId, onProblem],
  );
}
