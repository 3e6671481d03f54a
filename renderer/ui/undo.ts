import { createContext, use } from 'react';
import { createStore, type Store } from './store.ts';

/** One thing that can be taken back. */
interface Undoable {
  readonly id: number;
  /** What was done, as a person would say it. */
  readonly label: string;
  undo(): Promise<void>;
}

/** What can be taken back, newest last. */
export interface UndoStack {
  readonly items: Store<readonly Undoable[]>;
  /** Remembers an action; returns the way to undo just that one, once. */
  push(label: string, undo: () => Promise<void>): () => Promise<void>;
  /** Takes back the newest; false when there is nothing. */
  undoLast(): Promise<boolean>;
}

const remembered = 50;

/** Makes an empty stack. */
export function createUndoStack(): UndoStack {
  const items = createStore<readonly Undoable[]>([]);
  let nextId = 1;
  const take = async (id: number) => {
    const item = items.get().find((candidate) => candidate.id === id);
    if (!item) return false;
    items.set((now) => now.filter((candidate) => candidate !== item));
    await item.undo();
    return true;
  };
  return {
    items,
    push(label, undo) {
      const id = nextId++;
      items.set((now) => [...now, { id, label, undo }].slice(-remembered));
      return async () => {
        await take(id);
      };
    },
    async undoLast() {
      const last = items.get().at(-1);
      return last ? take(last.id) : false;
    },
  };
}

export const UndoContext = createContext<UndoStack | null>(null);

/** The undo stack of this window. */
export function useUndo(): UndoStack {
  const stack = use(UndoContext);
  if (!stack) throw new Error('No UndoContext above');
  return stack;
}
