import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndoable } from '../../i18n/use-undoable.ts';

/** Does what the backend is asked, keeps the problem where it happened, and remembers the way back of a deletion. */
export function usePlanWork() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { problem, attempt: attemptThen, change } = useUndoable();
  const settled = useCallback(() => void queries.invalidateQueries({ queryKey: ['plan.get'] }), [queries]);

  /** True when it was done; else the problem says why not. */
  const attempt = useCallback(
    (work: () => Promise<unknown>) => attemptThen(work, settled),
    [attemptThen, settled],
  );
  const remove = useCallback(
    async (title: string, work: () => Promise<unknown>, back: () => Promise<unknown>) => {
      const label = t('plan.removing', { title });
      await change({ label, said: t('plan.removed', { title }), work, back, settled });
    },
    [change, settled, t],
  );

  return { problem, attempt, remove };
}
