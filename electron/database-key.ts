import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import type { ShellToBackend } from '../contract/shell.ts';

type StartMessage = Extract<ShellToBackend, { type: 'start' }>;

/** The part of Electron's safeStorage that is used. An Electron from before it had these has no keychain for us. */
export type Keychain = Partial<
  Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >
>;

const wrappedName = 'database.key.wrapped';
/** What tells that there is a key already, beside the keychain's: the plain file, the backend's own, the database. */
const signsOfKey = ['database.key', 'database.keys.json', 'inkling.db'];

/**
 * The database key as the system's keychain guards it, and what the keychain is worth. The key is null where there is
 * no keychain, where it doesn't open the key that it is said to have (a moved profile, a lost keychain: the backend
 * knows what else might), and where something else guards it. A new one is made only in an empty folder: it would lock
 * the person out of a database that is there.
 */
export async function loadDatabaseKey(
  dataFolder: string,
  keychain: Keychain,
  platform: NodeJS.Platform,
): Promise<Pick<StartMessage, 'key' | 'keychain'>> {
  const state = await stateOf(keychain, platform);
  const wrapped = join(dataFolder, wrappedName);
  if (existsSync(wrapped)) return { key: await unwrap(wrapped, keychain), keychain: state };
  if (state !== 'available' || signsOfKey.some((name) => hasContent(join(dataFolder, name))))
    return { key: null, keychain: state };
  const raw = randomBytes(32).toString('base64');
  const isKept = await guardDatabaseKey(dataFolder, keychain, raw);
  // The folder can't be written, or the keychain refused: the backend meets the same and says what to do.
  return { key: isKept ? { raw, protection: 'keychain' } : null, keychain: state };
}

/**
 * Lets the keychain encrypt a key, 32 bytes as base64, and puts that on the disk; true when it opens again from there.
 * What stood there before stays until then.
 */
export async function guardDatabaseKey(
  dataFolder: string,
  keychain: Keychain,
  raw: string,
): Promise<boolean> {
  const file = join(dataFolder, wrappedName);
  const draft = `${file}.new`;
  try {
    write(draft, await keychain.encryptStringAsync!(raw));
    if ((await unwrap(draft, keychain))?.raw !== raw) return false;
    renameSync(draft, file);
    return true;
  } catch {
    return false;
  }
}

async function unwrap(file: string, keychain: Keychain): Promise<StartMessage['key']> {
  try {
    if (!keychain.decryptStringAsync) return null;
    const { result } = await keychain.decryptStringAsync(readFileSync(file));
    return { raw: result, protection: 'keychain' };
  } catch {
    return null;
  }
}

/** On Linux safeStorage may only scramble with a password that is public: that guards nothing. */
async function stateOf(keychain: Keychain, platform: NodeJS.Platform): Promise<StartMessage['keychain']> {
  if (platform === 'linux') {
    const backend = keychain.getSelectedStorageBackend?.() ?? 'unknown';
    if (backend === 'basic_text') return 'scrambles';
    if (backend === 'unknown') return 'none';
  }
  return (await keychain.isAsyncEncryptionAvailable?.()) ? 'available' : 'none';
}

/** An empty file is a first start that was cut off. */
function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function write(file: string, content: Buffer): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
