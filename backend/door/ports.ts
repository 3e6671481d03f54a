import type { DoorState } from '../../contract/door.ts';
import type { ParsedInputOf } from '../../contract/index.ts';

/** The store as it stands behind a door. */
export interface ClosedStore {
  state(): Promise<Exclude<DoorState, { kind: 'open' }>>;
  /**
   * Tries a secret, and opens the store when it is the one. False when it isn't. Throws when the store can't be opened
   * all the same.
   */
  unlock(input: ParsedInputOf<'door.unlock'>): Promise<boolean>;
  /** Lays a backup ready and opens the store with it. */
  restore(id: string, signal: AbortSignal): Promise<void>;
  startEmpty(): Promise<void>;
}
