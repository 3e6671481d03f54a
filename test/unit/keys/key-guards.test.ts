import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findKey, unlockKey } from '../../../backend/store/keys/find-key.ts';
import { createKeyGuards, type Keychain } from '../../../backend/store/keys/key-guards.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const passphrase = 'a walk along the river';
const other = 'a ride through the hills';
let folder: string;
let key: Buffer;

/** The guards of a folder whose key lies in the plain file. */
async function guardsOf(keychain: Partial<Keychain> = {}) {
  const found = await findKey(folder, null, false);
  if (found.state !== 'open') throw new Error('It is locked.');
  ({ key } = found);
  return createKeyGuards({
    ...{ dataFolder: folder, key, protection: found.protection },
    keychain: { state: 'none', keep: () => Promise.resolve(false), ...keychain },
  });
}

async function opensWith(secret: string, by?: 'passphrase' | 'recovery-key'): Promise<boolean> {
  const found = await findKey(folder, null, true);
  if (found.state === 'open') throw new Error('It is not locked.');
  return (await unlockKey(found, secret, by))?.equals(key) ?? false;
}

const plain = () => path.join(folder, 'database.key');
const envelope = () => path.join(folder, 'database.keys.json');

beforeEach(async () => {
  folder = await temporaryFolder();
});

describe('a passphrase', () => {
  it('takes the place of the key file, which is really gone', async () => {
    const guards = await guardsOf();
    expect((await stat(plain())).size).toBe(32);
    await guards.setPassphrase(passphrase, null);
    expect(await readdir(folder)).toEqual(['database.keys.json']);
    expect((await stat(envelope())).mode & 0o777).toBe(0o600);
    expect(await readFile(envelope())).not.toContain(key);
    expect(await guards.state()).toEqual({
      protection: 'passphrase',
      keychain: 'none',
      recoveryKeyMadeAt: null,
    });
    expect(await findKey(folder, null, true)).toMatchObject({ state: 'locked', reason: 'passphrase' });
    expect(await opensWith(passphrase)).toBe(true);
    expect(await opensWith('something else')).toBe(false);
  });

  it('is asked for even where the keychain has the key as well', async () => {
    await (await guardsOf()).setPassphrase(passphrase, null);
    const given = { key, protection: 'keychain' as const };
    expect(await findKey(folder, given, true)).toMatchObject({ state: 'locked' });
  });

  it('is changed only by one who knows it', async () => {
    const guards = await guardsOf();
    await guards.setPassphrase(passphrase, null);
    for (const current of [null, 'wrong', other])
      await expect(guards.setPassphrase(other, current)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    expect(await opensWith(passphrase)).toBe(true);
    await guards.setPassphrase(other, passphrase);
    expect(await opensWith(other)).toBe(true);
    expect(await opensWith(passphrase)).toBe(false);
  });

  it('is taken away again by one who knows it: the key goes to the keychain, or back to its file', async () => {
    const guards = await guardsOf();
    await guards.setPassphrase(passphrase, null);
    await expect(guards.removePassphrase('wrong')).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await guards.removePassphrase(passphrase);
    expect(await readdir(folder)).toEqual(['database.key']);
    expect(await readFile(plain())).toEqual(key);
    expect(guards.protection).toBe('key-file');

    const kept: Buffer[] = [];
    const keep = (raw: Buffer) => Promise.resolve(kept.push(raw) > 0);
    const withKeychain = await guardsOf({ state: 'available', keep });
    await withKeychain.setPassphrase(passphrase, null);
    await withKeychain.removePassphrase(passphrase);
    expect(kept).toEqual([key]);
    expect(existsSync(plain())).toBe(false);
    expect(withKeychain.protection).toBe('keychain');
  });

  it('is never given to a keychain that only scrambles', async () => {
    const keep = () => Promise.reject(new Error('It was asked.'));
    const guards = await guardsOf({ state: 'scrambles', keep });
    await guards.setPassphrase(passphrase, null);
    await guards.removePassphrase(passphrase);
    expect(guards.protection).toBe('key-file');
  });

  it('leaves a key file alone that holds another key', async () => {
    const guards = await guardsOf();
    const foreign = randomBytes(32);
    await writeFile(plain(), foreign);
    await guards.setPassphrase(passphrase, null);
    expect(await readFile(plain())).toEqual(foreign);
    expect(await opensWith(passphrase)).toBe(true);
  });
});

describe('a recovery key', () => {
  it('opens a forgotten passphrase, and proves who may change it', async () => {
    const guards = await guardsOf();
    const recoveryKey = await guards.makeRecoveryKey(null);
    expect(await readFile(envelope(), 'utf8')).not.toContain(recoveryKey);
    await guards.setPassphrase(passphrase, null);
    expect(await opensWith(recoveryKey)).toBe(true);
    expect(await opensWith(recoveryKey, 'passphrase')).toBe(false);
    await guards.setPassphrase(other, recoveryKey);
    expect(await opensWith(other)).toBe(true);
    expect(await opensWith(recoveryKey)).toBe(true);
  });

  it('takes the place of the one before, and is made only by one who knows the passphrase', async () => {
    const guards = await guardsOf();
    await guards.setPassphrase(passphrase, null);
    await expect(guards.makeRecoveryKey(null)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    const first = await guards.makeRecoveryKey(passphrase);
    const second = await guards.makeRecoveryKey(passphrase);
    expect(await opensWith(first)).toBe(false);
    expect(await opensWith(second)).toBe(true);
    await guards.removeRecoveryKey(passphrase);
    expect(await opensWith(second)).toBe(false);
    expect(await opensWith(passphrase)).toBe(true);
  });

  it.each([
    ['database.key.wrapped', 'keychain'],
    [null, 'key-gone'],
  ] as const)('is the way in where %s is all that is left of a key', async (left, reason) => {
    const guards = await guardsOf();
    const recoveryKey = await guards.makeRecoveryKey(null);
    await rm(plain());
    if (left) await writeFile(path.join(folder, left), 'of another machine');
    expect(await findKey(folder, null, true)).toMatchObject({ state: 'locked', reason });
    expect(await opensWith(recoveryKey)).toBe(true);
    expect(existsSync(plain())).toBe(false);
  });

  it('is not taken away while nothing else opens the database', async () => {
    const first = await guardsOf();
    const recoveryKey = await first.makeRecoveryKey(null);
    const guards = createKeyGuards({
      ...{ dataFolder: folder, key, protection: 'recovery-key' },
      keychain: { state: 'none', keep: () => Promise.resolve(false) },
    });
    await guards.giveToKeychain();
    expect(guards.protection).toBe('recovery-key');
    await expect(guards.removeRecoveryKey(null)).rejects.toMatchObject({ code: 'invalid-input' });
    await guards.setPassphrase(passphrase, null);
    await guards.removeRecoveryKey(passphrase);
    expect(await opensWith(recoveryKey)).toBe(false);
    expect(await opensWith(passphrase)).toBe(true);
  });
});

describe('a key file that is not as Inkling wrote it', () => {
  it.each([
    ['', 'database-damaged'],
    ['{', 'database-damaged'],
    ['null', 'database-damaged'],
    ['{"format":"inkling-keys","version":1,"slots":[{}]}', 'database-damaged'],
    ['{"format":"inkling-keys","version":1,"slots":[],"more":1}', 'database-damaged'],
    [`{"format":"inkling-keys","version":1,"slots":[]}${' '.repeat(20_000)}`, 'database-damaged'],
    ['{"format":"inkling-keys","version":2,"slots":"?"}', 'database-newer'],
  ])('%s is refused and left as it is', async (text, code) => {
    await writeFile(envelope(), text);
    await expect(findKey(folder, null, true)).rejects.toMatchObject({ code });
    expect(await readFile(envelope(), 'utf8')).toBe(text);
  });

  it('locks nobody out whose key is there all the same', async () => {
    await guardsOf();
    await writeFile(envelope(), '{');
    expect(await findKey(folder, null, true)).toMatchObject({ state: 'open', key });
  });
});

it('without a recovery key a lost keychain is explained', async () => {
  await writeFile(path.join(folder, 'database.key.wrapped'), 'of another machine');
  await expect(findKey(folder, null, true)).rejects.toMatchObject({
    code: 'passphrase-needed',
    message: expect.stringContaining('keychain') as string,
  });
  expect(await readdir(folder)).toEqual(['database.key.wrapped']);
});
