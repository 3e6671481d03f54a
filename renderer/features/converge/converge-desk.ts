import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Scope } from '../../../contract/converge-criteria.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';

/** The ways to choose among ideas. */
export const ways = ['criteria', 'pairs', 'dots', 'side'] as const;
export type Way = (typeof ways)[number];

/** What is open, of a project. */
export interface Open {
  readonly way: Way;
  /** Null before one was chosen: the first that holds answers, or the usual one. */
  readonly setId: string | null;
  /** Null before one was chosen: the starred ones where there are two to choose from, else all. */
  readonly scope: Scope | null;
}

/** The model being asked for its opinions. */
export interface Asking {
  readonly taskId: number;
  readonly running: boolean;
  readonly problem: Problem | null;
}

/** What outlives the page. */
export interface ConvergeDesk {
  /** By project. */
  readonly open: Store<Readonly<Record<string, Open>>>;
  /** By project. */
  readonly asking: Store<Readonly<Record<string, Asking>>>;
  /** Asks the model about ideas that the person has answered; resolves when it has ended, well or not. */
  ask(projectId: string, setId: string, ideaIds: readonly string[]): Promise<void>;
}

/** The set of criteria that is open where none was chosen and none holds answers. */
export const usualSetId = 'four-questions';

export const firstOpen: Open = { way: 'criteria', setId: null, scope: null };

/** Makes the desk of a window. */
export function createConvergeDesk(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): ConvergeDesk {
  const asking = createStore<Readonly<Record<string, Asking>>>({});
  return {
    open: createStore<Readonly<Record<string, Open>>>({}),
    asking,
    async ask(projectId, setId, ideaIds) {
      const task = tasks.start(
        () => t('converge.opinion.asking'),
        `/projects/${projectId}/ideas?view=converge`,
      );
      const change = (next: Asking) => asking.set((now) => ({ ...now, [projectId]: next }));
      change({ taskId: task.id, running: true, problem: null });
      const began = Date.now();
      try {
        const input = { setId, ideaIds: [...ideaIds] };
        for await (const event of backend.stream('converge.opinion', input, task.signal)) {
          if (event.type !== 'progress') continue;
          const share = event.done / event.planned;
          task.progress({
            share,
            timeLeftMs: share === 0 ? null : ((Date.now() - began) * (1 - share)) / share,
          });
        }
        task.end('done', () => t('converge.opinion.asked', { count: ideaIds.length }));
        change({ taskId: task.id, running: false, problem: null });
      } catch (error) {
        change({ taskId: task.id, running: false, problem: endBadly(task, error, say) });
      }
    },
  };
}

export const ConvergeDeskContext = createContext<ConvergeDesk | null>(null);

/** The desk of this window. */
export function useConvergeDesk(): ConvergeDesk {
  const desk = use(ConvergeDeskContext);
  if (!desk) throw new Error('No ConvergeDeskContext above');
  return desk;
}
