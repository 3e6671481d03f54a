import type { TFunction } from 'i18next';
import { createContext, use } from 'react';
import type { InputOf } from '../../../contract/index.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { afterImportEvent, newImport, shareOf, type ImportEvent, type ImportView } from './import-view.ts';

/** What is to be read. */
export type ImportOrder =
  | { readonly kind: 'import'; readonly input: InputOf<'sources.import'> }
  | { readonly kind: 'sample'; readonly input: InputOf<'sources.addSample'> };

/** The imports of a window, by project; they go on when one leaves the page. */
export interface Imports {
  readonly views: Store<Readonly<Record<string, ImportView>>>;
  /** Begins at once, or when the project's import before it has ended. */
  start(order: ImportOrder): void;
  dismiss(projectId: string): void;
}

/** Makes the imports of a window. `t` and `say` give the words of the language that is on when they are shown. */
export function createImports(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): Imports {
  const views = createStore<Readonly<Record<string, ImportView>>>({});

  /** What is dropped while an import runs waits for it, so that nothing is lost. `run` never rejects. */
  const last = new Map<string, Promise<void>>();
  /** How many imports of a project are under way or wait. */
  const unfinished = new Map<string, number>();

  const begin = (order: ImportOrder, signal: AbortSignal): AsyncIterable<ImportEvent> =>
    order.kind === 'sample'
      ? backend.stream('sources.addSample', order.input, signal)
      : backend.stream('sources.import', order.input, signal);

  const run = async (order: ImportOrder, before: ImportView | null) => {
    const { projectId } = order.input;
    const task = tasks.start(() => t('knowledge.import.title'), `/projects/${projectId}/knowledge`);
    let view = newImport(task.id, before);
    const show = (next: ImportView) => {
      view = next;
      views.set((now) => ({ ...now, [projectId]: next }));
    };
    show(view);
    try {
      for await (const event of begin(order, task.signal)) {
        show(afterImportEvent(view, event));
        if (event.type === 'progress')
          task.progress({ says: () => event.file, share: shareOf(event), timeLeftMs: event.timeLeftMs });
      }
      task.end('done', () => summaryOf(view, t));
    } catch (error) {
      const problem = endBadly(task, error, say);
      show({ ...view, state: problem ? 'failed' : 'stopped', at: null, problem });
    }
  };

  return {
    views,
    start(order) {
      const { projectId } = order.input;
      const ahead = unfinished.get(projectId) ?? 0;
      unfinished.set(projectId, ahead + 1);
      const next = async () => {
        await run(order, ahead > 0 ? (views.get()[projectId] ?? null) : null);
        unfinished.set(projectId, (unfinished.get(projectId) ?? 1) - 1);
      };
      last.set(projectId, (last.get(projectId) ?? Promise.resolve()).then(next));
    },
    dismiss: (projectId) => views.set(({ [projectId]: _, ...rest }) => rest),
  };
}

/** What a finished import came to, in a few words. */
export function summaryOf(view: ImportView, t: TFunction): string {
  const parts = [
    view.added > 0 ? t('knowledge.import.added', { count: view.added }) : null,
    view.unchanged > 0 ? t('knowledge.import.unchanged', { count: view.unchanged }) : null,
    view.failed.length > 0 ? t('knowledge.import.failed', { count: view.failed.length }) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : t('knowledge.import.nothing');
}

export const ImportsContext = createContext<Imports | null>(null);

/** The imports of this window. */
export function useImports(): Imports {
  const imports = use(ImportsContext);
  if (!imports) throw new Error('No ImportsContext above');
  return imports;
}
