import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardDatabaseKey, loadDatabaseKey, type Keychain } from '../../../electron/database-key.ts';

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
const real = keychain('a', 'gnome_libsecret');

test('a keychain guards a key of 32 bytes, the same at each start', async () => {
  const { key, keychain: state } = await loadDatabaseKey(folder, real, 'linux');
  expect(key).toMatchObject({ protection: 'keychain' });
  expect(state).toBe('available');
  expect(Buffer.from(key!.raw, 'base64')).toHaveLength(32);
  expect(readFileSync(wrapped(), 'utf8')).toBe(`a:${key!.raw}`);
  if (process.platform !== 'win32') expect(statSync(wrapped()).mode & 0o777).toBe(0o600);
  expect((await loadDatabaseKey(folder, real, 'linux')).key).toEqual(key);
});

test('a key that the keychain does not open is not given, and is left as it is', async () => {
  await loadDatabaseKey(folder, keychain('a', 'kwallet6'), 'linux');
  const before = readFileSync(wrapped());
  const other = await loadDatabaseKey(folder, keychain('b', 'kwallet6'), 'linux');
  expect(other).toEqual({ key: null, keychain: 'available' });
  expect((await loadDatabaseKey(folder, {}, 'linux')).key).toBeNull();
  expect(readFileSync(wrapped())).toEqual(before);
});

test.each(['inkling.db', 'database.keys.json', 'database.key'])(
  'where there is a %s no new key is made: it would lock the person out',
  async (name) => {
    writeFileSync(path.join(folder, name), 'something');
    expect((await loadDatabaseKey(folder, real, 'linux')).key).toBeNull();
    expect(existsSync(wrapped())).toBe(false);
  },
);

test('a keychain takes a key over, and what it had stays when it fails', async () => {
  const raw = Buffer.alloc(32, 5).toString('base64');
  expect(await guardDatabaseKey(folder, real, raw)).toBe(true);
  expect((await loadDatabaseKey(folder, real, 'linux')).key).toEqual({ raw, protection: 'keychain' });
  const forgetful: Keychain = { ...real, decryptStringAsync: keychain('b', 'kwallet').decryptStringAsync! };
  expect(await guardDatabaseKey(folder, forgetful, Buffer.alloc(32, 6).toString('base64'))).toBe(false);
  expect((await loadDatabaseKey(folder, real, 'linux')).key?.raw).toBe(raw);
});

const switchedOff: Keychain = { ...keychain('a', 'unknown'), isAsyncEncryptionAvailable: async () => false };

test.each([
  ['scrambling with a public password', keychain('a', 'basic_text'), 'linux', 'scrambles'],
  ['an Electron from before this interface', {}, 'linux', 'none'],
  ['an Electron from before this interface', {}, 'darwin', 'none'],
  ['a keychain that is off', switchedOff, 'darwin', 'none'],
] as const)('%s is no keychain', async (_name, chain, platform, state) => {
  expect(await loadDatabaseKey(folder, chain, platform)).toEqual({ key: null, keychain: state });
  expect(existsSync(wrapped())).toBe(false);
});

test('a folder that cannot be written yields no key: the backend says what is wrong', async () => {
  const nowhere = path.join(folder, 'nowhere');
  expect((await loadDatabaseKey(nowhere, real, 'linux')).key).toBeNull();
});
