import type { TFunction } from 'i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf, InputOf } from '../../../contract/index.ts';
import type { Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { endBadly } from '../../end-task.ts';

type RewriteInput = InputOf<'compose.rewrite'>;
export type Rewritten = Extract<EventOf<'compose.rewrite'>, { type: 'done' }>;

/** A selection being rewritten, and what was proposed for it. */
export interface Rewriting {
  readonly input: RewriteInput;
  readonly taskId: number;
  /** Where the selection stands in the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What has been written so far. */
  readonly soFar: string;
  readonly done: Rewritten | null;
  /** Changes that are to be taken. */
  readonly accepted: ReadonlySet<number>;
  readonly problem: Problem | null;
}

export interface Rewritings {
  /** By document. */
  readonly store: Store<Readonly<Record<string, Rewriting>>>;
  rewrite(
    place: {
      readonly projectId: string;
      readonly documentId: string;
      readonly start: number;
      readonly end: number;
    },
    input: RewriteInput,
    title: () => string,
  ): Promise<void>;
  accept(documentId: string, accepted: ReadonlySet<number>): void;
  forget(documentId: string): void;
}

/** Follows rewriting, whichever page is shown. Nothing is changed until the person takes it. */
export function createRewritings(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): Rewritings {
  const store = createStore<Readonly<Record<string, Rewriting>>>({});
  const forget = (documentId: string) =>
    store.set((now) => Object.fromEntries(Object.entries(now).filter(([id]) => id !== documentId)));
  return {
    store,
    forget,
    accept: (documentId, accepted) =>
      store.set((now) =>
        now[documentId] ? { ...now, [documentId]: { ...now[documentId], accepted } } : now,
      ),
    async rewrite({ projectId, documentId, start, end }, input, title) {
      const task = tasks.start(title, `/projects/${projectId}/compose`);
      const begun: Rewriting = {
        ...{ input, taskId: task.id, start, end, soFar: '', done: null, problem: null },
        accepted: new Set(),
      };
      store.set((now) => ({ ...now, [documentId]: begun }));
      const change = (part: Partial<Rewriting>) =>
        store.set((now) => {
          const own = now[documentId];
          return own?.taskId === task.id ? { ...now, [documentId]: { ...own, ...part } } : now;
        });
      try {
        for await (const event of backend.stream('compose.rewrite', input, task.signal)) {
          if (event.type === 'text') change({ soFar: event.text });
          else if (event.type === 'done') change({ done: event, accepted: changesOf(event) });
        }
        task.end('done', () => t('compose.rewrite.finished'));
      } catch (error) {
        const problem = endBadly(task, error, say);
        if (problem) change({ problem });
        else if (store.get()[documentId]?.taskId === task.id) forget(documentId);
      }
    },
  };
}

/** Every change of a proposal. */
export function changesOf({ changes }: Rewritten): ReadonlySet<number> {
  return new Set(changes.flatMap((piece) => (piece.kind === 'change' ? [piece.id] : [])));
}
