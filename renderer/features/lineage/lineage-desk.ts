import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf } from '../../../contract/index.ts';
import type { WrittenAgain } from '../../../contract/lineage.ts';
import type { Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';

type Done = Extract<EventOf<'lineage.runAgain'>, { type: 'done' }>;

/** A run that is made again, and what came of it. */
export interface Rerun {
  readonly taskId: number;
  readonly ideas: readonly WrittenAgain[];
  readonly done: Done | null;
  readonly problem: Problem | null;
}

/** Runs made again, whichever place is shown. */
export interface LineageDesk {
  /** By the idea, or else the run, that was asked about. */
  readonly reruns: Store<Readonly<Record<string, Rerun>>>;
  runAgain(
    asked: { readonly projectId: string; readonly runId: string; readonly ideaId?: string },
    title: () => string,
  ): Promise<void>;
}

/** Makes the desk of a window. */
export function createLineageDesk(
  backend: Backend,
  tasks: Tasks,
  progressText: (done: number, planned: number) => string,
  say: (problem: Problem) => string,
): LineageDesk {
  const reruns = createStore<Readonly<Record<string, Rerun>>>({});
  return {
    reruns,
    async runAgain({ projectId, runId, ideaId }, title) {
      const key = ideaId ?? runId;
      const task = tasks.start(title, `/projects/${projectId}/ideas`);
      reruns.set((now) => ({ ...now, [key]: { taskId: task.id, ideas: [], done: null, problem: null } }));
      const change = (next: (own: Rerun) => Partial<Rerun>) =>
        reruns.set((now) => {
          const own = now[key];
          return own?.taskId === task.id ? { ...now, [key]: { ...own, ...next(own) } } : now;
        });
      try {
        const input = { runId, ...(ideaId === undefined ? {} : { ideaId }) };
        for await (const event of backend.stream('lineage.runAgain', input, task.signal)) {
          if (event.type === 'progress') {
            const { done, planned } = event;
            task.progress({ share: done / planned, says: () => progressText(done, planned) });
          } else if (event.type === 'idea') change(({ ideas }) => ({ ideas: [...ideas, event.idea] }));
          else change(() => ({ done: event }));
        }
        task.end('done', null);
      } catch (error) {
        const problem = endBadly(task, error, say);
        change(() => ({ problem }));
      }
    },
  };
}

export const LineageDeskContext = createContext<LineageDesk | null>(null);

/** The runs made again in this window. */
export function useLineageDesk(): LineageDesk {
  const desk = use(LineageDeskContext);
  if (!desk) throw new Error('No LineageDeskContext above');
  return desk;
}
