import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../../contract/errors.ts';
import type { EventOf, InputOf } from '../../../../contract/index.ts';
import type { TestRun } from '../../../../contract/test-runs.ts';
import type { Backend } from '../../../backend.ts';
import { endBadly } from '../../../end-task.ts';
import { createStore, type Store } from '../../../ui/store.ts';
import type { Tasks } from '../../../ui/tasks.ts';

type RunPhase = Extract<EventOf<'testRuns.start'>, { type: 'progress' }>['phase'];
type DraftPhase = Extract<EventOf<'assistant.draftTests'>, { type: 'progress' }>['phase'];

/** Long work of the test bench as its page shows it. */
interface Work<Phase> {
  readonly running: boolean;
  readonly phase: Phase;
  readonly done: number;
  readonly planned: number;
  /** What ended it, other than the person. */
  readonly problem: Problem | null;
  stop(): void;
}

export type RunWork = Work<RunPhase>;

export interface DraftWork extends Work<DraftPhase> {
  /** What it came to; null until it is over. */
  readonly outcome: { readonly drafted: number; readonly dropped: number } | null;
}

/** The test bench of a window: runs and drafts go on when one leaves the page. */
export interface Bench {
  /** By project. */
  readonly runs: Store<Readonly<Record<string, RunWork>>>;
  readonly drafts: Store<Readonly<Record<string, DraftWork>>>;
  /** The run shown, by project; without one the newest. */
  readonly shown: Store<Readonly<Record<string, string>>>;
  run(input: InputOf<'testRuns.start'>): Promise<void>;
  /** Goes on with a run that was cut short. */
  resume(run: TestRun): Promise<void>;
  draft(input: InputOf<'assistant.draftTests'>): Promise<void>;
}

/** Makes the test bench of a window. `t` and `say` give the words of the language that is on when they are shown. */
export function createBench(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): Bench {
  const runs = createStore<Readonly<Record<string, RunWork>>>({});
  const drafts = createStore<Readonly<Record<string, DraftWork>>>({});
  const shown = createStore<Readonly<Record<string, string>>>({});
  const begin = (title: () => string, projectId: string) => {
    const task = tasks.start(title, `/projects/${projectId}/assistant`);
    return { task, stop: () => tasks.stop(task.id) };
  };

  const follow = async (
    projectId: string,
    begun: (signal: AbortSignal) => AsyncIterable<EventOf<'testRuns.start'>>,
  ) => {
    if (runs.get()[projectId]?.running) return;
    const { task, stop } = begin(() => t('assistant.bench.run.task'), projectId);
    let work: RunWork = { running: true, phase: 'waiting', done: 0, planned: 0, problem: null, stop };
    const show = (change: Partial<RunWork>) => {
      work = { ...work, ...change };
      runs.set((now) => ({ ...now, [projectId]: work }));
    };
    show({});
    try {
      for await (const event of begun(task.signal)) {
        if (event.type === 'started') {
          show({ planned: event.planned });
          shown.set((now) => ({ ...now, [projectId]: event.run.id }));
        } else if (event.type === 'progress') {
          const { done, planned, phase } = event;
          show({ done, planned, phase });
          task.progress({
            share: planned === 0 ? null : done / planned,
            says: () => t('assistant.bench.run.at', { done, planned }),
          });
        } else if (event.type === 'done') {
          const { summary, state } = event.run;
          show({ running: false });
          task.end(state === 'done' ? 'done' : 'stopped', () =>
            t('assistant.bench.run.done', { passed: summary?.passed ?? 0, tests: summary?.tests ?? 0 }),
          );
        }
      }
    } catch (error) {
      show({ running: false, problem: endBadly(task, error, say) });
    }
  };

  return {
    runs,
    drafts,
    shown,
    run: (input) => follow(input.projectId, (signal) => backend.stream('testRuns.start', input, signal)),
    resume: ({ id, projectId }) =>
      follow(projectId, (signal) => backend.stream('testRuns.resume', { id }, signal)),
    async draft(input) {
      const { projectId } = input;
      if (drafts.get()[projectId]?.running) return;
      const { task, stop } = begin(() => t('assistant.bench.drafting.title'), projectId);
      let work: DraftWork = {
        ...{ running: true, phase: 'waiting', done: 0, planned: input.count },
        ...{ problem: null, outcome: null, stop },
      };
      const show = (change: Partial<DraftWork>) => {
        work = { ...work, ...change };
        drafts.set((now) => ({ ...now, [projectId]: work }));
      };
      show({});
      try {
        for await (const event of backend.stream('assistant.draftTests', input, task.signal)) {
          if (event.type === 'progress') {
            const { done, planned, phase } = event;
            show({ done, planned, phase });
            task.progress({
              share: planned === 0 ? null : done / planned,
              says: () => t('assistant.bench.drafting.at', { done, planned }),
            });
          } else if (event.type === 'done') {
            const { drafted, dropped } = event;
            show({ running: false, outcome: { drafted, dropped } });
            task.end('done', () => t('assistant.bench.drafting.done', { count: drafted }));
          }
        }
      } catch (error) {
        show({ running: false, problem: endBadly(task, error, say) });
      }
    },
  };
}

export const BenchContext = createContext<Bench | null>(null);

/** The test bench of this window. */
export function useBench(): Bench {
  const bench = use(BenchContext);
  if (!bench) throw new Error('No BenchContext above');
  return bench;
}
