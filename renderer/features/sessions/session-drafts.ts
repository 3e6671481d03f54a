import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { problemOf, type Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';

/** What is kept of the sessions of a project. */
export type Kept = OutputOf<'sessions.get'>;
type Part = keyof Kept;

/** What is written in sessions, by project: shown at once, saved by itself after a pause in the writing. */
export interface SessionDrafts {
  readonly store: Store<Readonly<Record<string, Kept>>>;
  /** Why the last attempt to load or save failed, by project. */
  readonly problems: Store<Readonly<Record<string, Problem | null>>>;
  /** Brings what is kept; does nothing when it is here already. */
  load(projectId: string): Promise<void>;
  /** Changes a part, and saves it soon. */
  set<P extends Part>(projectId: string, part: P, value: Kept[P]): void;
  /** Takes over what the backend has saved itself. */
  put<P extends Part>(projectId: string, part: P, value: Kept[P]): void;
  /** Saves what isn't saved yet, now. */
  flush(projectId: string): Promise<void>;
  flushAll(): void;
}

const pauseMs = 400;

/** Makes the drafts of a window. */
export function createSessionDrafts(backend: Backend): SessionDrafts {
  const store = createStore<Readonly<Record<string, Kept>>>({});
  const problems = createStore<Readonly<Record<string, Problem | null>>>({});
  const unsaved = new Map<string, Set<Part>>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const saving = new Map<string, Promise<void>>();

  const attempt = async (projectId: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      problems.set((now) => ({ ...now, [projectId]: null }));
      return true;
    } catch (error) {
      problems.set((now) => ({ ...now, [projectId]: problemOf(error) }));
      return false;
    }
  };
  const saveParts = async (projectId: string) => {
    const kept = store.get()[projectId];
    const parts = unsaved.get(projectId);
    if (!kept || !parts || parts.size === 0) return;
    unsaved.delete(projectId);
    const isSaved = await attempt(projectId, async () => {
      if (parts.has('sheet') && kept.sheet)
        await backend.call('sessions.saveSheet', { projectId, sheet: kept.sheet });
      if (parts.has('people')) await backend.call('sessions.savePeople', { projectId, people: kept.people });
      if (parts.has('box') && kept.box) await backend.call('sessions.saveBox', { projectId, box: kept.box });
      if (parts.has('chain')) await backend.call('sessions.saveChain', { projectId, chain: kept.chain });
    });
    // What could not be saved is tried again with the next change.
    if (!isSaved) unsaved.set(projectId, new Set([...parts, ...(unsaved.get(projectId) ?? [])]));
  };
  /** One at a time, so that an older state can't overtake a newer one. */
  const flush = (projectId: string) => {
    clearTimeout(timers.get(projectId));
    const work = (saving.get(projectId) ?? Promise.resolve()).then(() => saveParts(projectId));
    saving.set(projectId, work);
    return work;
  };
  const put: SessionDrafts['put'] = (projectId, part, value) =>
    store.set((now) => {
      const before = now[projectId];
      return before ? { ...now, [projectId]: { ...before, [part]: value } } : now;
    });

  return {
    store,
    problems,
    async load(projectId) {
      if (store.get()[projectId]) return;
      await attempt(projectId, async () => {
        const kept = await backend.call('sessions.get', { projectId });
        store.set((now) => (now[projectId] ? now : { ...now, [projectId]: kept }));
      });
    },
    set(projectId, part, value) {
      put(projectId, part, value);
      unsaved.set(projectId, (unsaved.get(projectId) ?? new Set()).add(part));
      clearTimeout(timers.get(projectId));
      timers.set(
        projectId,
        setTimeout(() => void flush(projectId), pauseMs),
      );
    },
    put,
    flush,
    flushAll() {
      for (const projectId of unsaved.keys()) void flush(projectId);
    },
  };
}
