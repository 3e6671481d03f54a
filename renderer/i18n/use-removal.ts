import { useUndoable } from './use-undoable.ts';

/** Something that is taken away, and the way back. */
export interface Removal {
  /** What is taken back by undoing, in words: “Delete “Reviews””. */
  readonly title: string;
  /** What is said when it is done. */
  readonly done: string;
  remove(): Promise<unknown>;
  restore(): Promise<unknown>;
  /** When either has ended, well or not. */
  settled?(): void;
}

/** Takes things away at once, with undo in the notice and by keyboard; `problem` is what the last try met. */
export function useRemoval() {
  const { problem, change } = useUndoable();
  const remove = async ({ title, done, remove: work, restore: back, settled }: Removal) => {
    await change({ label: title, said: done, work, back, settled });
  };
  return { remove, problem };
}
