import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import type { Problem } from '../contract/errors.ts';
import type { ShellToBackend } from '../contract/shell.ts';

type Key = Extract<ShellToBackend, { type: 'start' }>['key'];

/** The part of Electron's safeStorage that is used. An Electron from before it had these has no keychain for us. */
export type Keychain = Partial<
  Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >
>;

const wrappedName = 'database.key.wrapped';
/** The backend's own key file, for machines without a keychain. */
const plainName = 'database.key';

/**
 * The database key as the system's keychain guards it; null where there is no keychain, or where a plain
 * key file is in use already. A wrapped key that can't be opened is a problem, never replaced: a new key
 * would lock the person out.
 */
export async function loadDatabaseKey(
  dataFolder: string,
  keychain: Keychain,
  platform: NodeJS.Platform,
): Promise<Key | Problem> {
  const wrapped = join(dataFolder, wrappedName);
  if (existsSync(wrapped)) return unwrap(wrapped, keychain);
  if (existsSync(join(dataFolder, plainName)) || !(await isRealKeychain(keychain, platform))) return null;
  const raw = randomBytes(32).toString('base64');
  try {
    keep(wrapped, await keychain.encryptStringAsync!(raw));
  } catch {
    // The folder can't be written, or the keychain refused: the backend meets the same and says what to do.
    return null;
  }
  return { raw, protection: 'keychain' };
}

async function unwrap(file: string, keychain: Keychain): Promise<Key | Problem> {
  try {
    if (!keychain.decryptStringAsync) throw new Error('This Electron knows no keychain.');
    const { result } = await keychain.decryptStringAsync(readFileSync(file));
    return { raw: result, protection: 'keychain' };
  } catch (error) {
    return {
      code: 'database-locked',
      message: `The system's keychain doesn't open the key of the database, ${file}. Nothing was changed. (${String(error)})`,
      remedy: 'Unlock the keychain of the account that made this database, then start Inkling again.',
    };
  }
}

/** On Linux safeStorage may only scramble with a password that is public: that guards nothing. */
async function isRealKeychain(keychain: Keychain, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await keychain.isAsyncEncryptionAvailable?.())) return false;
  if (platform !== 'linux') return true;
  const backend = keychain.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}

/** Written whole and on the disk before the key is used. */
function keep(file: string, content: Buffer): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
