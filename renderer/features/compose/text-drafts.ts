import type { QueryClient } from '@tanstack/react-query';
import type { VersionOrigin } from '../../../contract/compose-documents.ts';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import { queryKeyOf, type Backend } from '../../backend.ts';
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
  edit(documentId: string, draft: TextDraft): void;
  /** Keeps it as a version. What is typed meanwhile stays a draft; a failure leaves the draft as it is. */
  save(documentId: string, origin?: VersionOrigin): Promise<void>;
  /** Keeps whatever isn't kept yet: the window is closing. */
  saveAll(): void;
  drop(documentId: string): void;
}

/** Holds what is edited until it is kept as a version. */
export function createTextDrafts(backend: Backend, queries: QueryClient): TextDrafts {
  const store = createStore<Readonly<Record<string, TextDraft>>>({});
  const saving = new Map<string, Promise<void>>();
  const drop = (documentId: string) =>
    store.set((now) => Object.fromEntries(Object.entries(now).filter(([id]) => id !== documentId)));

  const saveOnce = async (documentId: string, origin: VersionOrigin) => {
    const draft = store.get()[documentId];
    if (!draft) return;
    const { oldTitle, title, ...kept } = draft;
    const saved = await backend.call('compose.saveDocument', {
      ...kept,
      documentId,
      title: title.trim() === '' ? oldTitle : title.trim(),
      origin,
    });
    // Shown at once: the older version must not stand there until it is asked for again.
    queries.setQueryData(queryKeyOf('compose.document', { documentId }), saved);
    if (store.get()[documentId] === draft) drop(documentId);
  };
  const save: TextDrafts['save'] = async (documentId, origin = { kind: 'edit' }) => {
    // One at a time, so that the same text is not kept twice.
    const before = saving.get(documentId);
    const work = before
      ? before.catch(() => undefined).then(() => saveOnce(documentId, origin))
      : saveOnce(documentId, origin);
    saving.set(documentId, work);
    try {
      await work;
    } finally {
      if (saving.get(documentId) === work) saving.delete(documentId);
    }
  };
  return {
    store,
    drop,
    save,
    edit: (documentId, draft) => store.set((now) => ({ ...now, [documentId]: draft })),
    saveAll() {
      for (const id of Object.keys(store.get())) void save(id).catch(reportError);
    },
  };
}
