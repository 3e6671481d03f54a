import type { QueryClient } from '@tanstack/react-query';
import type { VersionOrigin } from '../../../contract/compose-documents.ts';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { problemOf, queryKeyOf, type Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';

/** A text as it is being edited: more than what is kept of it. */
interface TextDraft {
  readonly projectId: string;
  readonly language: ComposeLanguage;
  readonly templateId: string | null;
  readonly title: string;
  /** Kept on when the new one is empty: a text needs a title. */
  readonly oldTitle: string;
  readonly text: string;
}

export interface TextDrafts {
  /** By document; none: it is as it was kept. */
  readonly store: Store<Readonly<Record<string, TextDraft>>>;
  /** By document: the version that is still being written, so that typing on makes no other. */
  readonly open: Store<Readonly<Record<string, string>>>;
  /** By document: why the last attempt to keep it failed. */
  readonly problems: Store<Readonly<Record<string, Problem>>>;
  /** Keeps it by itself after a pause in the writing. */
  edit(documentId: string, draft: TextDraft): void;
  /** Keeps it as a version that is finished: what is written next is another. False when it could not be kept. */
  keep(documentId: string, origin?: VersionOrigin): Promise<boolean>;
  /** Keeps whatever isn't kept yet: the window is closing. */
  keepAll(): void;
  /** Forgets what isn't kept. */
  drop(documentId: string): void;
}

const pauseMs = 700;

function without<T>(state: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(state).filter(([id]) => id !== key));
}

/** Holds what is edited until it is kept as a version. */
export function createTextDrafts(backend: Backend, queries: QueryClient): TextDrafts {
  const store = createStore<Readonly<Record<string, TextDraft>>>({});
  const open = createStore<Readonly<Record<string, string>>>({});
  const problems = createStore<Readonly<Record<string, Problem>>>({});
  const saving = new Map<string, Promise<void>>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const saveOnce = async (documentId: string, origin: VersionOrigin) => {
    const draft = store.get()[documentId];
    if (!draft) return;
    const { oldTitle, title, ...kept } = draft;
    const continues = open.get()[documentId];
    const key = queryKeyOf('compose.document', { documentId });
    const before = queries.getQueryData<OutputOf<'compose.document'>>(key)?.version.id;
    const saved = await backend.call('compose.saveDocument', {
      ...kept,
      documentId,
      title: title.trim() === '' ? oldTitle : title.trim(),
      origin,
      ...(continues === undefined ? {} : { continues }),
    });
    // Shown at once: the older version must not stand there until it is asked for again.
    queries.setQueryData<OutputOf<'compose.document'>>(key, saved);
    if (saved.version.id !== before)
      open.set((now) =>
        origin.kind === 'edit' ? { ...now, [documentId]: saved.version.id } : without(now, documentId),
      );
    if (store.get()[documentId] === draft) store.set((now) => without(now, documentId));
  };
  /** One at a time, so that an older text can't overtake a newer one and none is kept twice. */
  const save = async (documentId: string, origin: VersionOrigin): Promise<boolean> => {
    clearTimeout(timers.get(documentId));
    const before = saving.get(documentId);
    const work = before
      ? before.catch(() => undefined).then(() => saveOnce(documentId, origin))
      : saveOnce(documentId, origin);
    saving.set(documentId, work);
    try {
      await work;
      problems.set((now) => without(now, documentId));
      return true;
    } catch (error) {
      problems.set((now) => ({ ...now, [documentId]: problemOf(error) }));
      return false;
    } finally {
      if (saving.get(documentId) === work) saving.delete(documentId);
    }
  };
  return {
    store,
    open,
    problems,
    edit(documentId, draft) {
      store.set((now) => ({ ...now, [documentId]: draft }));
      clearTimeout(timers.get(documentId));
      timers.set(
        documentId,
        setTimeout(() => void save(documentId, { kind: 'edit' }), pauseMs),
      );
    },
    async keep(documentId, origin = { kind: 'edit' }) {
      const kept = await save(documentId, origin);
      if (kept) open.set((now) => without(now, documentId));
      return kept;
    },
    keepAll() {
      for (const id of Object.keys(store.get())) void save(id, { kind: 'edit' });
    },
    drop(documentId) {
      clearTimeout(timers.get(documentId));
      for (const each of [store, open, problems] as Store<Readonly<Record<string, unknown>>>[])
        each.set((now) => without(now, documentId));
    },
  };
}
