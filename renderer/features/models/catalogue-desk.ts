import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import { queryKeyOf, type Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';

/** A measuring under way, or why the last one failed. */
export interface Measuring {
  readonly taskId: number;
  readonly isRunning: boolean;
  readonly problem: Problem | null;
}

/** The long work of the catalogue in a window; it goes on when one leaves the page. */
export interface CatalogueDesk {
  readonly measuring: Store<Measuring | null>;
  /** Measures the machine, unless that is under way. */
  measure(): Promise<void>;
}

/** Makes the desk of a window. `say` gives the words for a problem. */
export function createCatalogueDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): CatalogueDesk {
  const measuring = createStore<Measuring | null>(null);
  return {
    measuring,
    async measure() {
      if (measuring.get()?.isRunning) return;
      const task = tasks.start(() => t('catalogue.machine.measuring'), '/models');
      measuring.set(() => ({ taskId: task.id, isRunning: true, problem: null }));
      let problem: Problem | null = null;
      try {
        for await (const event of backend.stream('models.measure', {}, task.signal))
          if (event.type === 'progress') task.progress({ share: event.share });
          else {
            const speed = event.machine.speed ? Math.round(1 / event.machine.speed.tokenSeconds) : 0;
            task.end('done', () => t('catalogue.machine.measured', { speed }));
          }
        await queries.invalidateQueries({ queryKey: queryKeyOf('models.catalogue', {}) });
      } catch (error) {
        problem = endBadly(task, error, say);
      }
      measuring.set(() => ({ taskId: task.id, isRunning: false, problem }));
    },
  };
}

export const CatalogueDeskContext = createContext<CatalogueDesk | null>(null);

export function useCatalogueDesk(): CatalogueDesk {
  const desk = use(CatalogueDeskContext);
  if (!desk) throw new Error('No CatalogueDeskContext above');
  return desk;
}
