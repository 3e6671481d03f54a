import type { Problem } from '../contract/errors.ts';
import { problemOf } from './backend.ts';
import type { TaskHandle } from './ui/tasks.ts';

/** Ends work that failed and tells it in the foot, in the words of `say`; null when the person stopped it. */
export function endBadly(
  task: TaskHandle,
  error: unknown,
  say: (problem: Problem) => string,
): Problem | null {
  const problem = problemOf(error);
  const stopped = problem.code === 'cancelled' || task.signal.aborted;
  task.end(stopped ? 'stopped' : 'failed', stopped ? null : () => say(problem));
  return stopped ? null : problem;
}
