import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { seedStore } from '../support/seed-store.ts';
import { openTestDoorway } from '../support/doorway.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const passphrase = 'a walk along the river';
const other = 'a ride through the hills';

async function projectNames(client: ReturnType<Awaited<ReturnType<typeof openTestDoorway>>['connect']>) {
  return (await client.call('projects.list', {})).map(({ name }) => name);
}

it('a locked database answers nothing but its door, and everything once it is unlocked', async () => {
  const folder = await temporaryFolder();
  let recoveryKey = '';
  await seedStore(folder, async (client) => {
    await client.call('projects.create', { name: 'Garden' });
    ({ recoveryKey } = await client.call('keys.makeRecoveryKey', {}));
    const state = await client.call('keys.setPassphrase', { passphrase });
    expect(state.protection).toBe('passphrase');
    expect((await client.call('system.status', {})).keyProtection).toBe('passphrase');
    expect(await client.call('door.state', {})).toEqual({ kind: 'open' });
  });

  const { doorway, states, connect, until, close } = await openTestDoorway(folder);
  expect(doorway.whyClosed()).toMatchObject({ code: 'passphrase-needed' });
  const client = connect();
  expect(await client.call('door.state', {})).toEqual({
    ...{ kind: 'locked', reason: 'passphrase', dataFolder: folder, hasRecoveryKey: true, waitMs: 0 },
  });
  await expect(client.call('projects.list', {})).rejects.toMatchObject({ code: 'passphrase-needed' });
  await expect(client.call('keys.state', {})).rejects.toMatchObject({ code: 'passphrase-needed' });
  await expect(client.stream('system.changes', {}).next()).rejects.toMatchObject({
    code: 'passphrase-needed',
  });
  await expect(client.call('door.startEmpty', {})).rejects.toMatchObject({ code: 'invalid-input' });

  const unlock = (secret: string) => client.call('door.unlock', { by: 'passphrase', secret });
  for (let attempt = 0; attempt < 3; attempt++)
    await expect(unlock('wrong')).rejects.toMatchObject({ code: 'passphrase-wrong' });
  const state = await client.call('door.state', {});
  expect(state).toMatchObject({ waitMs: expect.any(Number) as number });
  expect('waitMs' in state && state.waitMs).toBeGreaterThan(0);
  await expect(unlock(passphrase)).rejects.toMatchObject({
    code: 'passphrase-wrong',
    message: expect.stringContaining('wait') as string,
  });
  await new Promise((resolve) => setTimeout(resolve, 'waitMs' in state ? state.waitMs : 0));
  expect(
    await client.call('door.unlock', { by: 'recovery-key', secret: recoveryKey, newPassphrase: other }),
  ).toEqual({});
  await until('open');
  expect(states).toEqual(['open']);
  const opened = connect();
  expect(await projectNames(opened)).toEqual(['Garden']);
  await expect(opened.call('door.unlock', { by: 'passphrase', secret: other })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await close();

  await expect(seedStore(folder, async () => undefined)).rejects.toMatchObject({ code: 'passphrase-needed' });
  const again = await openTestDoorway(folder, { secret: other });
  expect(await projectNames(again.connect())).toEqual(['Garden']);
}, 240_000);

it('a change that was cut off before the old key file went is ended by the next unlocking', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'database.key');
  let plain = Buffer.alloc(0);
  await seedStore(folder, async (client) => {
    plain = await readFile(file);
    await client.call('keys.setPassphrase', { passphrase });
  });
  await writeFile(file, plain);
  const { connect, until } = await openTestDoorway(folder);
  await connect().call('door.unlock', { by: 'passphrase', secret: passphrase });
  await until('open');
  expect(existsSync(file)).toBe(false);
}, 240_000);

it('a profile that was moved opens with the recovery key, and the keychain of the new machine takes it over', async () => {
  const folder = await temporaryFolder();
  let recoveryKey = '';
  await seedStore(folder, async (client) => {
    await client.call('projects.create', { name: 'Garden' });
    ({ recoveryKey } = await client.call('keys.makeRecoveryKey', {}));
  });
  await rename(path.join(folder, 'database.key'), path.join(folder, 'database.key.wrapped'));
  const kept: Buffer[] = [];
  const { connect, until } = await openTestDoorway(folder, {
    keychain: { state: 'available', keep: (key) => Promise.resolve(kept.push(key) > 0) },
  });
  expect(await connect().call('door.state', {})).toMatchObject({ kind: 'locked', reason: 'keychain' });
  await connect().call('door.unlock', { by: 'recovery-key', secret: recoveryKey });
  await until('open');
  expect(await projectNames(connect())).toEqual(['Garden']);
  expect((await connect().call('keys.state', {})).protection).toBe('keychain');
  expect(kept).toHaveLength(1);
});

it('a damaged database waits for a decision: a backup takes its place, and it is kept', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'inkling.db');
  await seedStore(folder, async (client) => {
    await client.call('projects.create', { name: 'Garden' });
    for await (const event of client.stream('backups.make', {})) expect(event.type).not.toBe('failed');
    await client.call('projects.create', { name: 'Written after the backup' });
  });
  const bytes = await readFile(file);
  bytes.fill(7, 100, 3000);
  await writeFile(file, bytes);

  const { doorway, states, connect, until, close } = await openTestDoorway(folder);
  expect(doorway.whyClosed()).toMatchObject({ code: 'database-damaged' });
  const client = connect();
  await expect(client.call('projects.list', {})).rejects.toMatchObject({ code: 'database-damaged' });
  const state = await client.call('door.state', {});
  if (state.kind !== 'damaged') throw new Error(state.kind);
  expect(state.backups).toMatchObject([{ kind: 'asked', state: 'good', projects: 1, ideas: 0 }]);
  // Nothing happens without a click.
  expect(await readFile(file)).toEqual(bytes);
  await client.call('door.restore', { id: state.backups[0]!.id });
  await until('open');
  expect(states).toEqual(['open']);
  const opened = connect();
  expect(await projectNames(opened)).toEqual(['Garden']);
  const { backups } = await opened.call('backups.list', {});
  const aside = backups.find(({ kind }) => kind === 'set-aside');
  expect(aside).toMatchObject({ state: 'unreadable', projects: null });
  expect(await readFile(path.join(folder, 'backups', aside!.id))).toEqual(bytes);
  await close();
});

it('a damaged database without a backup can be set aside for an empty one', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'inkling.db');
  await seedStore(folder, (client) => client.call('projects.create', { name: 'Garden' }));
  await writeFile(file, 'my shopping list');
  const { connect, until } = await openTestDoorway(folder);
  expect(await connect().call('door.state', {})).toMatchObject({ kind: 'damaged', backups: [] });
  await connect().call('door.startEmpty', {});
  await until('open');
  expect(await projectNames(connect())).toEqual([]);
  const { backups } = await connect().call('backups.list', {});
  expect(await readFile(path.join(folder, 'backups', backups[0]!.id), 'utf8')).toBe('my shopping list');
});
