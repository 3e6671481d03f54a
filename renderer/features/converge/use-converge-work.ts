import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useUndoable } from '../../i18n/use-undoable.ts';

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
  const queries = useQueryClient();
  const { problem, attempt: attemptThen, change: changeThen } = useUndoable();
  const settled = useCallback(
    () => Promise.all(touched.map((name) => queries.invalidateQueries({ queryKey: [name] }))),
    [queries],
  );

  /** True when it was done; else the problem says why not. */
  const attempt = useCallback(
    (work: () => Promise<unknown>) => attemptThen(work, settled),
    [attemptThen, settled],
  );
  /** Does something that can be taken back; said in a notice too when it takes something away. */
  const change = useCallback(
    (label: string, work: () => Promise<unknown>, back: () => Promise<unknown>, said?: string) =>
      changeThen({ label, work, back, said, settled }),
    [changeThen, settled],
  );

  return { problem, attempt, change };
}
