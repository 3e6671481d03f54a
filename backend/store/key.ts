import { randomBytes } from 'node:crypto';
import type { KeyProtection } from '../../contract/system.ts';

/** Where the key of the database comes from, and who guards it. */
export interface KeyProvider {
  readonly protection: KeyProtection;
  /**
   * The key, 32 bytes. May create one only while no database exists: a new key would lock the
   * person out of an old database. Throws `database-damaged` when the key of a database is gone.
   */
  load(databaseExists: boolean): Promise<Buffer>;
}

export const keySizeBytes = 32;

/** A key that somebody else keeps: the shell, in the system's keychain. */
export function givenKey(key: Buffer, protection: KeyProtection): KeyProvider {
  if (key.length !== keySizeBytes)
    throw new RangeError(`A key has ${keySizeBytes} bytes, not ${key.length}.`);
  return { protection, load: () => Promise.resolve(key) };
}

/** A key that is forgotten with the process, for a store that is thrown away at its end. */
export function throwAwayKey(): KeyProvider {
  return givenKey(randomBytes(keySizeBytes), 'throw-away');
}
