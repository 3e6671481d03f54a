import type { QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { TFunction } from 'i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf, InputOf, OutputOf } from '../../../contract/index.ts';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, queryKeyOf, type Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { TaskHandle, Tasks } from '../../ui/tasks.ts';
import { datasetName } from './dataset-name.ts';
import { afterEvaluationEvent, newEvaluation, type Evaluation } from './evaluation.ts';
import { emptyForm, type EvaluateForm } from './evaluate-form.ts';
import type { ImportDraft } from './import-draft.ts';

/** A map that has been drawn. */
export type CatalogueMap = Extract<EventOf<'recommend.map'>, { type: 'done' }>;
type ImportState = { readonly taskId: number; readonly name: string; readonly problem: Problem | null };

/** The recommender's state that outlives its page: data being chosen, long work, what is shown. */
export interface RecommendDesk {
  /** The data looked at in each project. */
  readonly chosen: Store<Readonly<Record<string, string>>>;
  /** A table being looked at before it is imported, by project. */
  readonly drafts: Store<Readonly<Record<string, ImportDraft | null>>>;
  /** Imports under way or failed, by project. */
  readonly imports: Store<Readonly<Record<string, ImportState | null>>>;
  /** Evaluations under way or failed, by dataset. */
  readonly evaluations: Store<Readonly<Record<string, Evaluation | null>>>;
  /** How the next evaluation is set up, by dataset. */
  readonly forms: Store<Readonly<Record<string, EvaluateForm>>>;
  /** The run shown, by dataset; without one the newest. */
  readonly shownRuns: Store<Readonly<Record<string, string>>>;
  /** Maps drawn, by dataset and what they go by. */
  readonly maps: Store<Readonly<Record<string, CatalogueMap>>>;
  importDataset(input: InputOf<'recommend.importDataset'>, name: string): Promise<void>;
  evaluate(dataset: Dataset, input: InputOf<'recommend.evaluate'>): Promise<void>;
  /** Runs other long work in the foot; a failure is thrown, a stop answers null. */
  work<T>(
    title: () => string,
    projectId: string,
    does: (handle: TaskHandle) => Promise<T>,
  ): Promise<T | null>;
}

/** Makes the desk of a window. `t` and `say` give the words of the language that is on when they are shown. */
export function createRecommendDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): RecommendDesk {
  const chosen = createStore<Readonly<Record<string, string>>>({});
  const drafts = createStore<Readonly<Record<string, ImportDraft | null>>>({});
  const imports = createStore<Readonly<Record<string, ImportState | null>>>({});
  const evaluations = createStore<Readonly<Record<string, Evaluation | null>>>({});
  const shownRuns = createStore<Readonly<Record<string, string>>>({});

  const start = (title: () => string, projectId: string) =>
    tasks.start(title, `/projects/${projectId}/recommender`);

  /** What went wrong, told in the foot; null when the person stopped it. */
  const endBadly = (handle: TaskHandle, error: unknown): Problem | null => {
    const problem = problemOf(error);
    if (problem.code === 'cancelled') handle.end('stopped', null);
    else handle.end('failed', () => say(problem));
    return problem.code === 'cancelled' ? null : problem;
  };

  return {
    chosen,
    drafts,
    imports,
    evaluations,
    forms: createStore<Readonly<Record<string, EvaluateForm>>>({}),
    shownRuns,
    maps: createStore<Readonly<Record<string, CatalogueMap>>>({}),

    async importDataset(input, name) {
      const { projectId } = input;
      const handle = start(() => t('recommend.data.importing', { name }), projectId);
      const set = (state: ImportState | null) => imports.set((now) => ({ ...now, [projectId]: state }));
      set({ taskId: handle.id, name, problem: null });
      try {
        for await (const event of backend.stream('recommend.importDataset', input, handle.signal)) {
          if (event.type === 'progress') {
            const { phase, rows } = event;
            handle.progress({
              share: event.share,
              timeLeftMs: event.remainingMs,
              says: () =>
                t('recommend.data.readRows', {
                  phase: t(`recommend.phases.${phase}`),
                  rows: new Intl.NumberFormat().format(rows),
                }),
            });
          } else {
            queries.setQueryData<OutputOf<'recommend.datasets'>>(
              queryKeyOf('recommend.datasets', { projectId }),
              (now) => [event.dataset, ...(now ?? []).filter(({ id }) => id !== event.dataset.id)],
            );
            chosen.set((now) => ({ ...now, [projectId]: event.dataset.id }));
          }
        }
        drafts.set((now) => ({ ...now, [projectId]: null }));
        set(null);
        handle.end('done', () => t('recommend.data.imported', { name }));
      } catch (error) {
        const problem = endBadly(handle, error);
        set(problem ? { taskId: handle.id, name, problem } : null);
      }
    },

    async evaluate(dataset, input) {
      const handle = start(
        () => t('recommend.evaluate.task', { name: datasetName(dataset, t) }),
        dataset.projectId,
      );
      const change = (next: (now: Evaluation) => Evaluation | null) =>
        evaluations.set((now) => ({
          ...now,
          [dataset.id]: next(now[dataset.id] ?? newEvaluation(handle.id, input)),
        }));
      change(() => newEvaluation(handle.id, input));
      try {
        for await (const event of backend.stream('recommend.evaluate', input, handle.signal)) {
          if (event.type === 'done') {
            queries.setQueryData<OutputOf<'recommend.runs'>>(
              queryKeyOf('recommend.runs', { datasetId: dataset.id }),
              (now) => [event.run, ...(now ?? []).filter(({ id }) => id !== event.run.id)],
            );
            shownRuns.set((now) => ({ ...now, [dataset.id]: event.run.id }));
            continue;
          }
          change((now) => afterEvaluationEvent(now, event));
          if (event.type === 'progress')
            handle.progress({
              share: event.share,
              timeLeftMs: event.remainingMs,
              says: () => t(`recommend.phases.${event.phase}`),
            });
        }
        change(() => null);
        handle.end('done', () => t('recommend.evaluate.finished'));
      } catch (error) {
        const problem = endBadly(handle, error);
        change((now) => (problem ? { ...now, problem } : null));
      }
    },

    async work(title, projectId, does) {
      const handle = start(title, projectId);
      try {
        const result = await does(handle);
        handle.end('done', () => t('recommend.evaluate.finished'));
        return result;
      } catch (error) {
        if (endBadly(handle, error)) throw error;
        return null;
      }
    },
  };
}

export const RecommendDeskContext = createContext<RecommendDesk | null>(null);

/** The desk of this window. */
export function useRecommendDesk(): RecommendDesk {
  const desk = use(RecommendDeskContext);
  if (!desk) throw new Error('No RecommendDeskContext above');
  return desk;
}

/** How an evaluation is set up before anybody has touched it. */
export const formOf = (forms: Readonly<Record<string, EvaluateForm>>, datasetId: string) =>
  forms[datasetId] ?? emptyForm;
