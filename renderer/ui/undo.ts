import { createContext, use } from 'react';
import { createStore, type Store } from './store.ts';

/** One thing that was done, and can be taken back. */
export interface Undoable {
  readonly id: string;
  /** What was done, as a person would say it. */
  readonly label: string;
  undo(): Promise<void>;
  /** Does it again; without it, what was taken back stays so. */
  readonly redo: (() => Promise<void>) | undefined;
  /** Both ways as plain data, where it is to be kept beyond this window. */
  readonly ways: unknown;
}

/** What can be taken back and done again, newest last. */
export interface UndoStack {
  readonly items: Store<readonly Undoable[]>;
  readonly undone: Store<readonly Undoable[]>;
  /**
   * Remembers an action, and forgets what was taken back before it. Returns the way to undo just that one, once; it
   * rejects, and the action stays, when that fails.
   */
  push(
    label: string,
    undo: () => Promise<void>,
    redo?: () => Promise<void>,
    ways?: unknown,
  ): () => Promise<void>;
  /** Puts what was done before this window was there below all else. */
  putBelow(earlier: readonly Undoable[]): void;
  /** Takes back the newest; resolves with what it was, null when there is nothing. */
  undoLast(): Promise<string | null>;
  /** Does again what was taken back last; resolves with what it is, null when there is nothing. */
  redoLast(): Promise<string | null>;
}

const remembered = 100;

/** Makes an empty stack. */
export function createUndoStack(): UndoStack {
  const items = createStore<readonly Undoable[]>([]);
  const undone = createStore<readonly Undoable[]>([]);
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other, so that keys pressed quickly go back in order. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  const move = async (
    item: Undoable | undefined,
    from: Store<readonly Undoable[]>,
    to: Store<readonly Undoable[]>,
    work: (() => Promise<void>) | undefined,
  ): Promise<string | null> => {
    if (!item || !work) return null;
    const before = from.get();
    from.set(before.filter((other) => other !== item));
    try {
      await work();
    } catch (error) {
      from.set(before);
      throw error;
    }
    if (item.redo) to.set((now) => [...now, item].slice(-remembered));
    return item.label;
  };
  const takeBack = (item: Undoable | undefined) => move(item, items, undone, item?.undo);
  return {
    items,
    undone,
    push(label, undo, redo, ways) {
      const item: Undoable = { id: crypto.randomUUID(), label, undo, redo, ways };
      items.set((now) => [...now, item].slice(-remembered));
      undone.set([]);
      return () =>
        inTurn(async () => {
          await takeBack(items.get().find(({ id }) => id === item.id));
        });
    },
    putBelow: (earlier) => items.set((now) => [...earlier, ...now].slice(-remembered)),
    undoLast: () => inTurn(() => takeBack(items.get().at(-1))),
    redoLast: () =>
      inTurn(() => {
        const item = undone.get().at(-1);
        return move(item, undone, items, item?.redo);
      }),
  };
}

export const UndoContext = createContext<UndoStack | null>(null);

/** The undo stack of this window. */
export function useUndo(): UndoStack {
  const stack = use(UndoContext);
  if (!stack) throw new Error('No UndoContext above');
  return stack;
}
