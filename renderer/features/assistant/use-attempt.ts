import { useCallback, useState } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf } from '../../backend.ts';

/** Does things that may fail, and holds what failed last: cleared when the next is tried. */
export function useAttempt() {
  const [problem, setProblem] = useState<Problem | null>(null);
  /** True when it went well. */
  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    }
  }, []);
  return { problem, attempt };
}
