import type { KeyState } from '../../contract/keys.ts';

/**
 * Those who guard the key of an open database. Every change is on the disk, and was read back, before the promise
 * resolves; one that is cut off leaves the database to the old guard or to the new one. Throws `passphrase-wrong` where
 * a passphrase is set and `current` is neither it nor the recovery key.
 */
export interface KeyGuards {
  state(): Promise<KeyState>;
  setPassphrase(passphrase: string, current: string | null): Promise<void>;
  removePassphrase(current: string): Promise<void>;
  /** Gives the recovery key in readable groups, this once. */
  makeRecoveryKey(current: string | null): Promise<string>;
  removeRecoveryKey(current: string | null): Promise<void>;
}
