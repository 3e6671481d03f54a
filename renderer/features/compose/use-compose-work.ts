import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';

const asked = ['compose.templates', 'compose.documents', 'compose.document', 'compose.history'];

/** Does what the backend is asked, keeps the problem where it happened, and remembers the way back of a deletion. */
export function useComposeWork() {
  const { t } = useTranslation();
  const undo = useUndo();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);

  /** What it came to; undefined when it failed, and the problem says why. */
  const attempt = useCallback(
    async <T>(work: () => Promise<T>): Promise<T | undefined> => {
      setProblem(null);
      try {
        return await work();
      } catch (error) {
        setProblem(problemOf(error));
        return undefined;
      } finally {
        for (const name of asked) void queries.invalidateQueries({ queryKey: [name] });
      }
    },
    [queries],
  );

  const remove = useCallback(
    async (title: string, away: () => Promise<unknown>, back: () => Promise<unknown>): Promise<boolean> => {
      if ((await attempt(away)) === undefined) return false;
      const takeBack = undo.push(
        t('compose.removing', { title }),
        async () => {
          await attempt(back);
        },
        async () => {
          await attempt(away);
        },
      );
      toast(t('compose.removed', { title }), {
        action: { label: t('common.undo'), onClick: () => void takeBack() },
      });
      return true;
    },
    [attempt, t, undo],
  );

  return { problem, attempt, remove };
}
