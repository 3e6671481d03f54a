import { useCallback, useState } from 'react';
import type { Problem } from '../contract/errors.ts';
import { problemOf } from './backend.ts';

/** What follows when work has ended, well or not; waited for when it takes time. */
export type Settled = () => unknown;

/** Does things that may fail, and holds what failed last: cleared when the next is tried. */
export function useAttempt() {
  const [problem, setProblem] = useState<Problem | null>(null);
  /** True when it went well; else the problem says why not. */
  const attempt = useCallback(async (work: () => Promise<unknown>, settled?: Settled): Promise<boolean> => {
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      await settled?.();
    }
  }, []);
  return { problem, attempt };
}
