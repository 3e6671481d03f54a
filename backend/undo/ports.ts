import type { UndoStep } from '../../contract/undo.ts';

/** What keeping needs of the store. */
export interface UndoStore {
  /** A project that is gone has nothing kept. */
  keep(step: UndoStep, now: number): Promise<void>;
  /** False when it was not there. */
  forget(id: string): Promise<boolean>;
  list(): Promise<UndoStep[]>;
}
