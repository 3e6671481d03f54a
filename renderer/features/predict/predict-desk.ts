import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import type { InputOf, OutputOf } from '../../../contract/index.ts';
import type { TrainConfigInput } from '../../../contract/predict-config.ts';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import type { TableSource } from '../../../contract/tables.ts';
import { problemOf, queryKeyOf, type Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { TaskHandle, Tasks } from '../../ui/tasks.ts';
import { emptySetUp, type SetUp } from './set-up.ts';
import { afterTrainEvent, newTraining, type Training } from './training.ts';

type By<T> = Store<Readonly<Record<string, T>>>;
type ImportState = { readonly taskId: number; readonly name: string; readonly problem: Problem | null };
/** A table being looked at before it is taken in. */
type Draft = { readonly name: string; readonly source: TableSource };

/** The predictor's state that outlives its page: data being chosen, long work, what is shown. */
export interface PredictDesk {
  /** The data looked at in each project. */
  readonly chosen: By<string>;
  readonly drafts: By<Draft | null>;
  /** Imports under way or failed, by project. */
  readonly imports: By<ImportState | null>;
  /** How the next training is set up, by dataset. */
  readonly setUps: By<SetUp>;
  /** Trainings under way or failed, by dataset. */
  readonly trainings: By<Training | null>;
  /** The run shown, by dataset; without one the newest. */
  readonly shownRuns: By<string>;
  importDataset(input: InputOf<'predict.importDataset'>, name: string): Promise<void>;
  train(dataset: PredictDataset, config: TrainConfigInput): Promise<void>;
  /** Runs other long work in the foot; a failure is thrown, a stop answers null. */
  work<T>(
    title: () => string,
    projectId: string,
    does: (handle: TaskHandle) => Promise<T>,
  ): Promise<T | null>;
}

/** Makes the desk of a window. `t` gives the words of the language that is on when they are shown. */
export function createPredictDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): PredictDesk {
  const by = <T>(): By<T> => createStore<Readonly<Record<string, T>>>({});
  const desk = {
    chosen: by<string>(),
    drafts: by<Draft | null>(),
    imports: by<ImportState | null>(),
    setUps: by<SetUp>(),
    trainings: by<Training | null>(),
    shownRuns: by<string>(),
  };
  const start = (title: () => string, projectId: string) =>
    tasks.start(title, `/projects/${projectId}/predict`);

  /** What went wrong, told in the foot; null when the person stopped it. */
  const endBadly = (handle: TaskHandle, error: unknown): Problem | null => {
    const problem = problemOf(error);
    if (problem.code === 'cancelled') handle.end('stopped', null);
    else handle.end('failed', () => say(problem));
    return problem.code === 'cancelled' ? null : problem;
  };

  return {
    ...desk,

    async importDataset(input, name) {
      const { projectId } = input;
      const handle = start(() => t('predict.data.importing', { name }), projectId);
      const set = (state: ImportState | null) => desk.imports.set((now) => ({ ...now, [projectId]: state }));
      set({ taskId: handle.id, name, problem: null });
      try {
        for await (const event of backend.stream('predict.importDataset', input, handle.signal)) {
          if (event.type === 'progress') {
            const { phase, rows, share } = event;
            handle.progress({
              share,
              says: () =>
                t('predict.data.readRows', {
                  phase: t(`predict.phases.${phase}`),
                  rows: new Intl.NumberFormat().format(rows),
                }),
            });
          } else {
            queries.setQueryData<OutputOf<'predict.datasets'>>(
              queryKeyOf('predict.datasets', { projectId }),
              (now) => [event.dataset, ...(now ?? []).filter(({ id }) => id !== event.dataset.id)],
            );
            desk.chosen.set((now) => ({ ...now, [projectId]: event.dataset.id }));
          }
        }
        desk.drafts.set((now) => ({ ...now, [projectId]: null }));
        set(null);
        handle.end('done', () => t('predict.data.imported', { name }));
      } catch (error) {
        const problem = endBadly(handle, error);
        set(problem ? { taskId: handle.id, name, problem } : null);
      }
    },

    async train(dataset, config) {
      const handle = start(() => t('predict.train.task', { name: dataset.name }), dataset.projectId);
      const change = (next: (now: Training) => Training | null) =>
        desk.trainings.set((now) => ({
          ...now,
          [dataset.id]: next(now[dataset.id] ?? newTraining(handle.id)),
        }));
      change(() => newTraining(handle.id));
      try {
        const input = { datasetId: dataset.id, config };
        for await (const event of backend.stream('predict.train', input, handle.signal)) {
          if (event.type === 'progress')
            handle.progress({
              share: event.share,
              timeLeftMs: event.remainingMs,
              says: () =>
                [t(`predict.stages.${event.stage}`), event.model && t(`predict.models.${event.model}`)]
                  .filter(Boolean)
                  .join(': '),
            });
          else if (event.type === 'done') {
            queries.setQueryData<OutputOf<'predict.run'>>(
              queryKeyOf('predict.run', { runId: event.run.id }),
              event.run,
            );
            desk.shownRuns.set((now) => ({ ...now, [dataset.id]: event.run.id }));
          } else change((now) => afterTrainEvent(now, event));
        }
        await queries.invalidateQueries({ queryKey: ['predict.runs'] });
        change(() => null);
        handle.end('done', () => t('predict.finished'));
      } catch (error) {
        const problem = endBadly(handle, error);
        change((now) => (problem ? { ...now, problem } : null));
      }
    },

    async work(title, projectId, does) {
      const handle = start(title, projectId);
      try {
        const result = await does(handle);
        handle.end('done', () => t('predict.finished'));
        return result;
      } catch (error) {
        if (endBadly(handle, error)) throw error;
        return null;
      }
    },
  };
}

export const PredictDeskContext = createContext<PredictDesk | null>(null);

/** The desk of this window. */
export function usePredictDesk(): PredictDesk {
  const desk = use(PredictDeskContext);
  if (!desk) throw new Error('No PredictDeskContext above');
  return desk;
}

/** How a training is set up before anybody has touched it. */
export const setUpOf = (all: Readonly<Record<string, SetUp>>, datasetId: string) =>
  all[datasetId] ?? emptySetUp;
