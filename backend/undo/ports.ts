import type { UndoStep } from '../../contract/undo.ts';

/** What keeping needs of the store. */
export interface UndoStore {
  /** False: nothing was kept, since the project or one of the ideas is gone. */
  keep(step: UndoStep, now: number): Promise<boolean>;
  /** `before`: it was forgotten once already. */
  forget(id: string): Promise<{ readonly was: boolean; readonly before: boolean }>;
  list(): Promise<UndoStep[]>;
}
