import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf } from '../../backend.ts';
import { useUndo } from '../../ui/undo.ts';

const touched = [
  'converge.sets',
  'converge.table',
  'converge.sensitivity',
  'converge.summary',
  'converge.pairs',
  'converge.rounds',
];

/** Does what the backend is asked, keeps the problem where it happened, and remembers the way back. */
export function useConvergeWork() {
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
        await Promise.all(touched.map((name) => queries.invalidateQueries({ queryKey: [name] })));
      }
    },
    [queries],
  );

  /** Does something that can be taken back; said in a notice too when it takes something away. */
  const change = useCallback(
    async (label: string, work: () => Promise<unknown>, back: () => Promise<unknown>, said?: string) => {
      if (!(await attempt(work))) return false;
      const takeBack = undo.push(
        label,
        async () => {
          await attempt(back);
        },
        async () => {
          await attempt(work);
        },
      );
      if (said !== undefined)
        toast(said, { action: { label: t('common.undo'), onClick: () => void takeBack() } });
      return true;
    },
    [attempt, t, undo],
  );

  return { problem, attempt, change };
}
