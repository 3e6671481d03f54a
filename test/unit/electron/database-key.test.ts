import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadDatabaseKey, type Keychain } from '../../../electron/database-key.ts';

/** A keychain that knows its own wrapping, as the system's does. */
function keychain(
  word: string,
  backend: ReturnType<NonNullable<Keychain['getSelectedStorageBackend']>>,
): Keychain {
  return {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(`${word}:${text}`),
    decryptStringAsync: async (bytes) => {
      const [found, result = ''] = bytes.toString().split(':');
      if (found !== word) throw new Error('wrong keychain');
      return { shouldReEncrypt: false, result };
    },
    getSelectedStorageBackend: () => backend,
  };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inkling-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const wrapped = () => path.join(folder, 'database.key.wrapped');

test('a keychain guards a key of 32 bytes, the same at each start', async () => {
  const key = await loadDatabaseKey(folder, keychain('a', 'gnome_libsecret'), 'linux');
  expect(key).toMatchObject({ protection: 'keychain' });
  if (!key || !('raw' in key)) throw new Error('no key');
  expect(Buffer.from(key.raw, 'base64')).toHaveLength(32);
  expect(readFileSync(wrapped(), 'utf8')).toBe(`a:${key.raw}`);
  if (process.platform !== 'win32') expect(statSync(wrapped()).mode & 0o777).toBe(0o600);
  expect(await loadDatabaseKey(folder, keychain('a', 'gnome_libsecret'), 'linux')).toEqual(key);
});

test('a key that the keychain does not open is a problem, and is left as it is', async () => {
  await loadDatabaseKey(folder, keychain('a', 'kwallet6'), 'linux');
  const before = readFileSync(wrapped());
  const result = await loadDatabaseKey(folder, keychain('b', 'kwallet6'), 'linux');
  expect(result).toMatchObject({ code: 'database-locked' });
  expect(readFileSync(wrapped())).toEqual(before);
  expect(await loadDatabaseKey(folder, {}, 'linux')).toMatchObject({ code: 'database-locked' });
});

const switchedOff: Keychain = { ...keychain('a', 'unknown'), isAsyncEncryptionAvailable: async () => false };

test.each([
  ['scrambling with a public password', keychain('a', 'basic_text'), 'linux'],
  ['an Electron from before this interface', {}, 'linux'],
  ['an Electron from before this interface', {}, 'darwin'],
  ['a keychain that is off', switchedOff, 'darwin'],
] as const)('%s is no keychain', async (_name, chain, platform) => {
  expect(await loadDatabaseKey(folder, chain, platform)).toBeNull();
  expect(existsSync(wrapped())).toBe(false);
});

test('a key file that is in use stays in use', async () => {
  writeFileSync(path.join(folder, 'database.key'), Buffer.alloc(32));
  expect(await loadDatabaseKey(folder, keychain('a', 'gnome_libsecret'), 'linux')).toBeNull();
  expect(existsSync(wrapped())).toBe(false);
});

test('a folder that cannot be written yields no key: the backend says what is wrong', async () => {
  const nowhere = path.join(folder, 'nowhere');
  expect(await loadDatabaseKey(nowhere, keychain('a', 'gnome_libsecret'), 'linux')).toBeNull();
});
