import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import { queryKeyOf, type Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';

/** An import under way, or how the last one ended. */
export interface ModelImport {
  readonly taskId: number;
  readonly file: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** What the model is called, once it is here. */
  readonly name: string | null;
  readonly problem: Problem | null;
}

/** The importing of models in a window; it goes on when one leaves the page. */
export interface ModelImports {
  readonly current: Store<ModelImport | null>;
  /** Begins unless one is under way. */
  start(path: string, file: string): Promise<void>;
}

/** Makes the imports of a window. `say` gives the words for a problem. */
export function createModelImports(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): ModelImports {
  const current = createStore<ModelImport | null>(null);
  return {
    current,
    async start(path, file) {
      if (current.get()?.state === 'running') return;
      const task = tasks.start(() => t('models.importing', { file }), '/models');
      const base = { taskId: task.id, file, name: null, problem: null };
      current.set(() => ({ ...base, state: 'running' }));
      try {
        for await (const event of backend.stream('models.import', { path }, task.signal)) {
          if (event.type === 'progress')
            task.progress({
              says: () => t(`models.phases.${event.phase}`),
              share: event.totalBytes > 0 ? event.doneBytes / event.totalBytes : null,
              timeLeftMs: event.timeLeftMs,
            });
          else {
            const { name } = event.model;
            current.set(() => ({ ...base, state: 'done', name }));
            task.end('done', () => t('models.imported', { model: name }));
          }
        }
        await queries.invalidateQueries({ queryKey: queryKeyOf('models.list', {}) });
      } catch (error) {
        const problem = endBadly(task, error, say);
        current.set(() => ({ ...base, state: problem ? 'failed' : 'stopped', problem }));
      }
    },
  };
}

export const ModelImportsContext = createContext<ModelImports | null>(null);

export function useModelImports(): ModelImports {
  const imports = use(ModelImportsContext);
  if (!imports) throw new Error('No ModelImportsContext above');
  return imports;
}
