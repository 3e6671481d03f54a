import { access } from 'node:fs/promises';
import path from 'node:path';
import type { LockReason } from '../../../contract/door.ts';
import { InklingError } from '../../../contract/errors.ts';
import type { KeyProtection } from '../../../contract/system.ts';
import { plainKey } from '../key-file.ts';
import { slotOf, type Envelope } from './envelope.ts';
import { readEnvelope } from './envelope-file.ts';
import { openSlot } from './slot.ts';

/** What the shell writes: the key, encrypted by the system's keychain. */
export const keychainFileName = 'database.key.wrapped';

/** A key at hand, and who guards it. */
export interface OpenKey {
  readonly state: 'open';
  readonly key: Buffer;
  readonly protection: KeyProtection;
}

/** A key that somebody has to open. */
export interface LockedKey {
  readonly state: 'locked';
  readonly reason: LockReason;
  readonly envelope: Envelope;
}

/**
 * Finds the key of a data folder, or what opens it. A passphrase that is set decides: whatever else still lies about,
 * from a change that was cut off, is passed over. `given` is the keychain's key. A new key is made only where nothing
 * tells of an old one. Throws `database-damaged` when the key is gone for good, `passphrase-needed` when only a
 * keychain that isn't here has it.
 */
export async function findKey(
  dataFolder: string,
  given: Omit<OpenKey, 'state'> | null,
  databaseExists: boolean,
): Promise<OpenKey | LockedKey> {
  const plain = plainKey(dataFolder);
  const isWrapped = await exists(path.join(dataFolder, keychainFileName));
  const envelope = await readUsable(dataFolder, given !== null || (await plain.isThere()));
  if (envelope && slotOf(envelope, 'passphrase')) return { state: 'locked', reason: 'passphrase', envelope };
  if (given) return { state: 'open', ...given };
  const recovery = envelope && slotOf(envelope, 'recovery-key') ? envelope : null;
  if (isWrapped) {
    if (recovery) return { state: 'locked', reason: 'keychain', envelope: recovery };
    throw noKeychain(path.join(dataFolder, keychainFileName));
  }
  if (recovery && !(await plain.isWhole()))
    return { state: 'locked', reason: 'key-gone', envelope: recovery };
  return { state: 'open', key: await plain.load(databaseExists), protection: 'key-file' };
}

/** The key, or null when the secret is wrong. Without `by` it is tried as whatever it looks like. */
export async function unlockKey(
  locked: LockedKey,
  secret: string,
  by?: 'passphrase' | 'recovery-key',
): Promise<Buffer | null> {
  const kinds = by ? [by] : (['recovery-key', 'passphrase'] as const);
  for (const kind of kinds) {
    const slot = slotOf(locked.envelope, kind);
    const key = slot ? await openSlot(slot, secret) : null;
    if (key) return key;
  }
  return null;
}

/** A key file that was altered must not lock anybody out who has the key all the same. */
async function readUsable(dataFolder: string, isKeyAtHand: boolean): Promise<Envelope | null> {
  try {
    return await readEnvelope(dataFolder);
  } catch (error) {
    if (isKeyAtHand && error instanceof InklingError && error.code === 'database-damaged') return null;
    throw error;
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function noKeychain(file: string): InklingError {
  return new InklingError(
    'passphrase-needed',
    `The key of the database is with a system keychain that doesn't open it here (${file}), and no recovery key was made. Nothing was changed.`,
    'Unlock the keychain of the account and machine that made this database, then start Inkling again in its window.',
  );
}
