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

/** Who knows of what was done beyond the window whose stack it is. */
export interface UndoWatch {
  /** Asked before something is taken back: false where it is not there any more, which it then says. */
  claim(item: Undoable): Promise<boolean>;
  /** What becomes of a thing that could not be taken back. */
  fateOf(item: Undoable, error: unknown): Promise<UndoFate>;
}

/**
 * It stays where it was, to be tried again; it waits below all else, since it fails as long as something else stands in
 * its way; or it goes, since it would fail each time.
 */
export type UndoFate = 'stays' | 'waits' | 'goes';

/** What can be taken back and done again, newest last. */
export interface UndoStack {
  readonly items: Store<readonly Undoable[]>;
  readonly undone: Store<readonly Undoable[]>;
  /**
   * Remembers an action, and forgets what was taken back before it. Returns the way to undo just that one, once; it
   * rejects when that fails, and the action is kept unless it would fail each time.
   */
  push(
    label: string,
    undo: () => Promise<void>,
    redo?: () => Promise<void>,
    ways?: unknown,
  ): () => Promise<void>;
  /** Has somebody asked before anything is taken back. */
  watch(watch: UndoWatch): void;
  /** Puts what was done before this window was there below all else. */
  putBelow(earlier: readonly Undoable[]): void;
  /** Takes back the newest; resolves with what it was, null when there is nothing, or was nothing to take back any more. */
  undoLast(): Promise<string | null>;
  /** Does again what was taken back last; resolves with what it is, null when there is nothing. */
  redoLast(): Promise<string | null>;
}

const remembered = 100;

/** Makes an empty stack. */
export function createUndoStack(): UndoStack {
  const items = createStore<readonly Undoable[]>([]);
  const undone = createStore<readonly Undoable[]>([]);
  let watching: UndoWatch | null = null;
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
    const at = from.get().indexOf(item);
    from.set((now) => now.filter((other) => other !== item));
    try {
      await work();
    } catch (error) {
      const fate = (await watching?.fateOf(item, error)) ?? 'stays';
      if (fate !== 'goes') from.set((now) => now.toSpliced(fate === 'waits' ? 0 : at, 0, item));
      throw error;
    }
    if (item.redo) to.set((now) => [...now, item].slice(-remembered));
    return item.label;
  };
  const takeBack = async (item: Undoable | undefined) => {
    const found: { isGone: boolean } = { isGone: false };
    const label = await move(
      item,
      items,
      undone,
      item &&
        (async () => {
          if (watching && !(await watching.claim(item))) found.isGone = true;
          else await item.undo();
        }),
    );
    if (!found.isGone) return label;
    // Nor is it done again by this window: whoever took it back can.
    undone.set((now) => now.filter((other) => other !== item));
    return null;
  };
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
    watch: (watch) => void (watching = watch),
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
