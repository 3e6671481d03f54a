import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { AnalysisColumns } from '../../../contract/analyse-data.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { InputOf } from '../../../contract/index.ts';
import type { TableOptions, TableSource } from '../../../contract/tables.ts';
import type { Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { followTask, type Progress } from '../../follow-task.ts';
import type { analyseEn } from '../../i18n/analyse/en.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';

/** A table being looked at before it is kept; what is left out of `columns` is as it was guessed. */
export interface TableDraft {
  readonly name: string;
  readonly source: TableSource;
  readonly options: TableOptions;
  readonly columns: Partial<AnalysisColumns>;
}

/** Long work of the place: what it is, and what went wrong with the last of its kind. */
export type WorkKind = 'import' | 'run' | 'zeroShot' | 'learn' | 'export' | 'mask';
export interface Work {
  readonly taskId: number;
  readonly running: boolean;
  readonly problem: Problem | null;
}

type Phase = keyof typeof analyseEn.phases;

/** What outlives the page: the table looked at, the analysis shown, the work under way. */
export interface AnalyseDesk {
  /** By project. */
  readonly chosen: Store<Readonly<Record<string, string>>>;
  /** By project. */
  readonly drafts: Store<Readonly<Record<string, TableDraft | null>>>;
  /** By `workKey`. */
  readonly works: Store<Readonly<Record<string, Work>>>;
  importTable(input: InputOf<'analyse.importTable'>): Promise<void>;
  /** Follows a stream in the foot and hands on what isn't progress; false when it failed or was stopped. */
  follow<E extends { readonly type: string }>(
    kind: WorkKind,
    about: { readonly projectId: string; readonly id: string; readonly name: string },
    begin: (signal: AbortSignal) => AsyncIterable<E | Progress<Phase>>,
    onEvent: (event: E) => void,
  ): Promise<boolean>;
}

/** The key of a kind of work on a project or an analysis. */
export const workKey = (kind: WorkKind, id: string) => `${kind} ${id}`;

/** Makes the desk of a window. */
export function createAnalyseDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): AnalyseDesk {
  const chosen = createStore<Readonly<Record<string, string>>>({});
  const drafts = createStore<Readonly<Record<string, TableDraft | null>>>({});
  const works = createStore<Readonly<Record<string, Work>>>({});

  const follow: AnalyseDesk['follow'] = async (kind, { projectId, id, name }, begin, onEvent) => {
    const task = tasks.start(() => t(`analyse.work.${kind}`, { name }), `/projects/${projectId}/analyse`);
    const set = (work: Omit<Work, 'taskId'>) =>
      works.set((now) => ({ ...now, [workKey(kind, id)]: { taskId: task.id, ...work } }));
    set({ running: true, problem: null });
    try {
      await followTask(task, begin(task.signal), (phase: Phase) => t(`analyse.phases.${phase}`), onEvent);
      set({ running: false, problem: null });
      task.end('done', () => t('analyse.work.done'));
      return true;
    } catch (error) {
      set({ running: false, problem: endBadly(task, error, say) });
      return false;
    } finally {
      void queries.invalidateQueries({ queryKey: ['analyse.get'] });
      void queries.invalidateQueries({ queryKey: ['analyse.rows'] });
    }
  };

  return {
    chosen,
    drafts,
    works,
    follow,
    async importTable(input) {
      const { projectId } = input;
      const done = await follow(
        'import',
        { projectId, id: projectId, name: input.name ?? '' },
        (signal) => backend.stream('analyse.importTable', input, signal),
        (event) => {
          if (event.type === 'done') chosen.set((now) => ({ ...now, [projectId]: event.analysis.id }));
        },
      );
      if (done) drafts.set((now) => ({ ...now, [projectId]: null }));
      void queries.invalidateQueries({ queryKey: ['analyse.list'] });
    },
  };
}

export const AnalyseDeskContext = createContext<AnalyseDesk | null>(null);

/** The desk of this window. */
export function useAnalyseDesk(): AnalyseDesk {
  const desk = use(AnalyseDeskContext);
  if (!desk) throw new Error('No AnalyseDeskContext above');
  return desk;
}
