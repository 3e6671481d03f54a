import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { EventOf } from '../../../contract/index.ts';
import type { Problem } from '../../../contract/errors.ts';
import { queryKeyOf, type Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { TaskHandle, Tasks } from '../../ui/tasks.ts';

/** Work of the catalogue under way, or why it failed last. */
export interface CatalogueWork {
  readonly taskId: number;
  readonly isRunning: boolean;
  readonly problem: Problem | null;
}

/** A file of a repository that a search found. */
export interface FoundFile {
  readonly repository: string;
  readonly file: string;
}

/** What a download of such a file goes by. */
export const foundKey = ({ repository, file }: FoundFile): string => `${repository}/${file}`;

/** The long work of the catalogue in a window; it goes on when one leaves the page. */
export interface CatalogueDesk {
  readonly measuring: Store<CatalogueWork | null>;
  /** What else models could run on is being tried. */
  readonly trying: Store<CatalogueWork | null>;
  /** Models that write on each of what works here, by id. */
  readonly comparing: Store<Readonly<Record<string, CatalogueWork | undefined>>>;
  /** Downloads by model, or by name of a file that was found, those under way and those that failed last. */
  readonly downloads: Store<Readonly<Record<string, CatalogueWork | undefined>>>;
  /** Measures the machine, unless that is under way. */
  measure(): Promise<void>;
  /** Tries what else models could run on, unless that is under way. */
  tryProviders(): Promise<void>;
  /** Has a model write on each of what works here, unless that is under way. */
  compare(model: { readonly id: string; readonly name: string }): Promise<void>;
  /** Fetches a model and brings it in, unless that is under way; stopped, what was fetched is kept. */
  download(model: { readonly id: string; readonly name: string }): Promise<void>;
  /** The same with a file that a search found; it goes by its name. */
  downloadFound(found: FoundFile): Promise<void>;
}

/** Makes the desk of a window. `say` gives the words for a problem. */
export function createCatalogueDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): CatalogueDesk {
  const measuring = createStore<CatalogueWork | null>(null);
  const trying = createStore<CatalogueWork | null>(null);
  const comparing = createStore<Readonly<Record<string, CatalogueWork | undefined>>>({});
  const downloads = createStore<Readonly<Record<string, CatalogueWork | undefined>>>({});

  /** Does work as a task, and tells `set` how it stands. */
  const work = async (
    title: () => string,
    set: (state: CatalogueWork) => void,
    steps: (task: TaskHandle) => Promise<void>,
  ) => {
    const task = tasks.start(title, '/models');
    set({ taskId: task.id, isRunning: true, problem: null });
    let problem: Problem | null = null;
    try {
      await steps(task);
    } catch (error) {
      problem = endBadly(task, error, say);
    }
    await queries.invalidateQueries({ queryKey: queryKeyOf('models.catalogue', {}) });
    set({ taskId: task.id, isRunning: false, problem });
  };

  const fetchAs = async (
    key: string,
    name: string,
    begin: (signal: AbortSignal) => AsyncIterable<EventOf<'models.download'>>,
  ) => {
    if (downloads.get()[key]?.isRunning) return;
    await work(
      () => t('catalogue.download.fetching', { model: name }),
      (state) => downloads.set((now) => ({ ...now, [key]: state })),
      async (task) => {
        for await (const event of begin(task.signal))
          if (event.type === 'progress')
            task.progress({
              says: () => t(`catalogue.download.phases.${event.phase}`),
              share: event.totalBytes > 0 ? event.doneBytes / event.totalBytes : null,
              timeLeftMs: event.timeLeftMs,
            });
          else if (event.type === 'done')
            task.end('done', () => t('models.imported', { model: event.model.name }));
        await queries.invalidateQueries({ queryKey: queryKeyOf('models.list', {}) });
      },
    );
  };

  return {
    measuring,
    trying,
    comparing,
    downloads,

    async measure() {
      if (measuring.get()?.isRunning) return;
      await work(
        () => t('catalogue.machine.measuring'),
        (state) => measuring.set(() => state),
        async (task) => {
          for await (const event of backend.stream('models.measure', {}, task.signal))
            if (event.type === 'progress') task.progress({ share: event.share });
            else {
              const speed = event.machine.speed ? Math.round(1 / event.machine.speed.tokenSeconds) : 0;
              task.end('done', () => t('catalogue.machine.measured', { speed }));
            }
        },
      );
    },

    async tryProviders() {
      if (trying.get()?.isRunning) return;
      await work(
        () => t('catalogue.providers.trying'),
        (state) => trying.set(() => state),
        async (task) => {
          for await (const event of backend.stream('providers.try', {}, task.signal))
            if (event.type === 'trying') {
              const { provider } = event;
              task.progress({ says: () => t(`catalogue.providers.names.${provider}`), share: null });
            } else task.end('done', () => t('catalogue.providers.tried'));
          await queries.invalidateQueries({ queryKey: queryKeyOf('providers.list', {}) });
          await queries.invalidateQueries({ queryKey: queryKeyOf('models.list', {}) });
        },
      );
    },

    async compare({ id, name }) {
      if (comparing.get()[id]?.isRunning) return;
      await work(
        () => t('catalogue.providers.comparing', { model: name }),
        (state) => comparing.set((now) => ({ ...now, [id]: state })),
        async (task) => {
          const failed: string[] = [];
          for await (const event of backend.stream('providers.compare', { modelId: id }, task.signal))
            if (event.type === 'measuring') {
              const { provider } = event;
              task.progress({ says: () => t(`catalogue.providers.names.${provider}`), share: null });
            } else if (event.type === 'not-measured')
              failed.push(
                t('catalogue.providers.notMeasured', {
                  provider: t(`catalogue.providers.names.${event.provider}`),
                  reason: event.reason,
                }),
              );
            else
              task.end('done', () =>
                [t('catalogue.providers.compared', { model: name }), ...failed].join(' '),
              );
          await queries.invalidateQueries({ queryKey: queryKeyOf('models.list', {}) });
        },
      );
    },

    download: ({ id, name }) =>
      fetchAs(id, name, (signal) => backend.stream('models.download', { id }, signal)),
    downloadFound: (found) =>
      fetchAs(foundKey(found), foundKey(found), (signal) =>
        backend.stream('models.downloadFound', found, signal),
      ),
  };
}

export const CatalogueDeskContext = createContext<CatalogueDesk | null>(null);

export function useCatalogueDesk(): CatalogueDesk {
  const desk = use(CatalogueDeskContext);
  if (!desk) throw new Error('No CatalogueDeskContext above');
  return desk;
}
