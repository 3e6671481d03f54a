import type { DevelopCandidate, NewEntry } from '../../../contract/develop-documents.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import { isBlank } from './words.ts';

/** A proposal that a change takes over, and the entry it became. */
export interface Accepted {
  readonly entryId: string;
  readonly candidate: DevelopCandidate;
}

/** What is in the window of a field, and whether it is on the disk. */
export interface FieldState {
  readonly entries: readonly NewEntry[];
  readonly unsaved: boolean;
  /** Why the last attempt failed; what is written stays. */
  readonly problem: Problem | null;
}

/** A field as it is being written: changes are kept here until they are stored. */
export interface FieldDraft {
  readonly state: Store<FieldState>;
  /** Kept by itself after a pause in the writing. */
  write(entries: readonly NewEntry[]): void;
  /** Takes a proposal over, at once. */
  accept(entries: readonly NewEntry[], accepted: Accepted): Promise<void>;
  /** Stores what is unsaved now. */
  flush(): Promise<void>;
  /** Takes over what was stored elsewhere, unless there is something unsaved here. */
  receive(stored: readonly NewEntry[]): void;
}

const pauseMs = 400;

const written = (entries: readonly NewEntry[]): NewEntry[] =>
  entries
    .filter((entry) => !isBlank(entry))
    .map(({ id, text, cells }) => ({ id, text, cells: { ...cells } }));

/** Starts a draft; `save` answers when the entries are on the disk. */
export function createFieldDraft(
  save: (entries: NewEntry[], accepted: Accepted | undefined) => Promise<unknown>,
): FieldDraft {
  const state = createStore<FieldState>({ entries: [], unsaved: false, problem: null });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const saveOnce = async (sent: readonly NewEntry[], accepted?: Accepted) => {
    try {
      await save(written(sent), accepted);
      state.set((now) => ({ ...now, unsaved: now.entries !== sent, problem: null }));
    } catch (error) {
      state.set((now) => ({ ...now, problem: problemOf(error) }));
    }
  };
  // One save at a time, so that an older text can never overtake a newer one. The first leaves in the same turn: what
  // is saved as the page goes away must not wait.
  let waiting = 0;
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    clearTimeout(timer);
    waiting++;
    const mine = waiting === 1 ? work() : running.then(work);
    running = mine.finally(() => waiting--);
    return running;
  };
  const flush = () =>
    inTurn(async () => {
      const { entries, unsaved } = state.get();
      if (unsaved) await saveOnce(entries);
    });

  return {
    state,
    write(entries) {
      state.set((now) => ({ ...now, entries, unsaved: true }));
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    accept(entries, accepted) {
      const { entries: before, unsaved } = state.get();
      state.set((now) => ({ ...now, entries, unsaved: true }));
      // What was typed before is a version of its own.
      if (unsaved) void inTurn(() => saveOnce(before));
      return inTurn(() => saveOnce(entries, accepted));
    },
    flush,
    receive(stored) {
      state.set((now) => {
        const isSame = JSON.stringify(written(now.entries)) === JSON.stringify(written(stored));
        return now.unsaved || isSame ? now : { ...now, entries: stored };
      });
    },
  };
}
