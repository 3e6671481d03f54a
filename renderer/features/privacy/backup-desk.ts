import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { Problem } from '../../../contract/errors.ts';
import { queryKeyOf, type Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';

/** A backup under way, or how the last one ended. */
interface Making {
  readonly taskId: number;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly problem: Problem | null;
}

/** The making of backups in a window; it goes on when one leaves the page. */
export interface BackupDesk {
  readonly making: Store<Making | null>;
  /** Begins unless one is under way. */
  make(): Promise<void>;
}

/** `say` gives the words for a problem. */
export function createBackupDesk(
  backend: Backend,
  queries: QueryClient,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): BackupDesk {
  const making = createStore<Making | null>(null);
  return {
    making,
    async make() {
      if (making.get()?.state === 'running') return;
      const task = tasks.start(() => t('backups.making'), '/privacy');
      const base = { taskId: task.id, problem: null };
      making.set(() => ({ ...base, state: 'running' }));
      try {
        for await (const event of backend.stream('backups.make', {}, task.signal)) {
          if (event.type === 'progress')
            task.progress({ share: event.totalBytes > 0 ? event.doneBytes / event.totalBytes : null });
          else if (event.type === 'checking')
            task.progress({ says: () => t('backups.checking'), share: null });
        }
        making.set(() => ({ ...base, state: 'done' }));
        task.end('done', () => t('backups.made'));
        await queries.invalidateQueries({ queryKey: queryKeyOf('backups.list', {}) });
      } catch (error) {
        const problem = endBadly(task, error, say);
        making.set(() => ({ ...base, state: problem ? 'failed' : 'stopped', problem }));
      }
    },
  };
}

export const BackupDeskContext = createContext<BackupDesk | null>(null);

export function useBackupDesk(): BackupDesk {
  const desk = use(BackupDeskContext);
  if (!desk) throw new Error('No BackupDeskContext above');
  return desk;
}
