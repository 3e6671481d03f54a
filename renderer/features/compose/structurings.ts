import type { TFunction } from 'i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf, InputOf } from '../../../contract/index.ts';
import type { Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { endBadly } from '../../end-task.ts';
import { emptySchemaForm, type SchemaForm } from './schema-form.ts';

export type Structured = Extract<EventOf<'compose.structured'>, { type: 'done' }>;

/** A document to a schema: what is typed for it, and what came of it. */
export interface Structuring {
  readonly form: SchemaForm;
  /** Null while nothing is being written. */
  readonly taskId: number | null;
  readonly result: (Structured & { readonly seed: number }) | null;
  readonly problem: Problem | null;
}

const untouched: Structuring = { form: emptySchemaForm, taskId: null, result: null, problem: null };

export interface Structurings {
  readonly store: Store<Readonly<Record<string, Structuring>>>;
  /** That of a project. */
  of(state: Readonly<Record<string, Structuring>>, projectId: string): Structuring;
  setForm(projectId: string, part: Partial<SchemaForm>): void;
  write(projectId: string, input: InputOf<'compose.structured'>): Promise<void>;
}

/** Follows documents to a schema, whichever page is shown. */
export function createStructurings(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): Structurings {
  const store = createStore<Readonly<Record<string, Structuring>>>({});
  const change = (projectId: string, part: (now: Structuring) => Partial<Structuring>) =>
    store.set((all) => {
      const now = all[projectId] ?? untouched;
      return { ...all, [projectId]: { ...now, ...part(now) } };
    });
  return {
    store,
    of: (state, projectId) => state[projectId] ?? untouched,
    setForm: (projectId, part) => change(projectId, (now) => ({ form: { ...now.form, ...part } })),
    async write(projectId, input) {
      const task = tasks.start(() => t('compose.schema.writing'), `/projects/${projectId}/compose`);
      let seed = 0;
      change(projectId, () => ({ taskId: task.id, problem: null }));
      try {
        for await (const event of backend.stream('compose.structured', input, task.signal)) {
          if (event.type === 'started') seed = event.seed;
          else if (event.type === 'progress')
            task.progress({ share: event.share, says: () => t(`compose.phases.${event.phase}`) });
          else change(projectId, () => ({ taskId: null, result: { ...event, seed } }));
        }
        task.end('done', () => t('compose.schema.written'));
      } catch (error) {
        const problem = endBadly(task, error, say);
        change(projectId, () => ({ taskId: null, problem }));
      }
    },
  };
}
