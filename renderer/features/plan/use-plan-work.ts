import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';

/** Does what the backend is asked, keeps the problem where it happened, and remembers the way back of a deletion. */
export function usePlanWork() {
  const { t } = useTranslation();
  const undo = useUndo();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);

  /** True when it was done; else the problem says why not. */
  const attempt = useCallback(
    async (work: () => Promise<unknown>): Promise<boolean> => {
      setProblem(null);
      try {
        await work();
        return true;
      } catch (error) {
        setProblem(problemOf(error));
        return false;
      } finally {
        void queries.invalidateQueries({ queryKey: ['plan.get'] });
      }
    },
    [queries],
  );

  const remove = useCallback(
    async (title: string, away: () => Promise<unknown>, back: () => Promise<unknown>) => {
      if (!(await attempt(away))) return;
      const takeBack = undo.push(
        t('plan.removing', { title }),
        async () => {
          await attempt(back);
        },
        async () => {
          await attempt(away);
        },
      );
      toast(t('plan.removed', { title }), {
        action: { label: t('common.undo'), onClick: () => void takeBack() },
      });
    },
    [attempt, t, undo],
  );

  return { problem, attempt, remove };
}
