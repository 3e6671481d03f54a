import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/backend.ts';
import { openTestDoorway } from '../support/doorway.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Client = ReturnType<Awaited<ReturnType<typeof openTestDoorway>>['connect']>;

async function make(client: Client) {
  const events: string[] = [];
  for await (const event of client.stream('backups.make', {})) {
    events.push(event.type);
    if (event.type === 'done') return { backup: event.backup, events };
  }
  throw new Error('No backup was made.');
}
const names = async (client: Client) => (await client.call('projects.list', {})).map(({ name }) => name);

it('a backup is made while the database is used, restored, and what it replaced can be gone back to', async () => {
  const folder = await temporaryFolder();
  const { states, connect, until } = await openTestDoorway(folder);
  const first = connect();
  const { id } = await first.call('projects.create', { name: 'Garden' });
  await first.call('ideas.add', { projectId: id, fields: { title: 'A shed' } });
  const { backup, events } = await make(first);
  expect(events.at(0)).toBe('progress');
  expect(events.slice(-2)).toEqual(['checking', 'done']);
  expect(backup).toMatchObject({ kind: 'asked', state: 'good', projects: 1, ideas: 1 });
  expect((await first.call('backups.list', {})).backups).toEqual([backup]);
  const bytes = await readFile(path.join(folder, 'backups', backup.id));
  expect(bytes.length).toBe(backup.sizeBytes);
  expect(bytes.includes('Garden')).toBe(false);

  await first.call('projects.create', { name: 'Kitchen' });
  const { setAside } = await first.call('backups.restore', { id: backup.id });
  await until('open');
  expect(states).toEqual(['reopening', 'open']);
  const second = connect();
  expect(await names(second)).toEqual(['Garden']);
  const listed = (await second.call('backups.list', {})).backups;
  expect(listed.map((one) => [one.id, one.projects])).toEqual([
    [setAside, 2],
    [backup.id, 1],
  ]);

  await second.call('backups.restore', { id: setAside });
  await until('reopening');
  await until('open');
  const third = connect();
  expect((await names(third)).sort()).toEqual(['Garden', 'Kitchen']);

  const all = (await third.call('backups.list', {})).backups;
  expect(all).toHaveLength(3);
  const deleted = await third.call('backups.delete', { ids: all.map((one) => one.id) });
  expect(deleted).toEqual({ deleted: 3, freedBytes: all.reduce((sum, one) => sum + one.sizeBytes, 0) });
  expect(await readdir(path.join(folder, 'backups'))).toEqual([]);
}, 240_000);

it('a backup doesn’t take the lock of the database away: a second Inkling is still refused', async () => {
  const folder = await temporaryFolder();
  const client = (await openTestDoorway(folder)).connect();
  await client.call('projects.create', { name: 'Garden' });
  await make(client);
  await client.call('projects.create', { name: 'Written after it' });
  await make(client);
  const second = spawnSync(
    process.execPath,
    [path.join(root, 'cli/main.ts'), 'backup', 'list', '--data', folder],
    { encoding: 'utf8' },
  );
  expect(second.stderr).toContain('Another Inkling is using the data folder');
  expect(second.status).toBe(1);
}, 240_000);

it('a backup that is damaged is refused, and so is what is no backup', async () => {
  const folder = await temporaryFolder();
  const { states: changes, connect } = await openTestDoorway(folder);
  const client = connect();
  await client.call('projects.create', { name: 'Garden' });
  const { backup } = await make(client);
  const file = path.join(folder, 'backups', backup.id);
  const bytes = await readFile(file);
  const pages = bytes.length / 4096;
  const states: string[] = [];
  for (const page of [2, Math.floor(pages / 3), Math.floor(pages / 2), pages - 1]) {
    const altered = Buffer.from(bytes);
    altered[page * 4096 + 2000]! ^= 1;
    await writeFile(file, altered);
    states.push((await client.call('backups.list', {})).backups[0]!.state);
    await expect(client.call('backups.restore', { id: backup.id }), `page ${page}`).rejects.toMatchObject({
      code: 'database-damaged',
    });
  }
  // The list only counts what is in it, so that it comes at once and misses damage elsewhere; before it is restored a
  // backup is read in full.
  expect(states.slice(1, 3)).toEqual(['good', 'good']);
  bytes[200]! ^= 1;
  await writeFile(file, bytes);
  expect((await client.call('backups.list', {})).backups).toMatchObject([{ state: 'unreadable' }]);
  await expect(client.call('backups.restore', { id: backup.id })).rejects.toMatchObject({
    code: 'database-damaged',
  });
  for (const id of ['inkling.db', 'daily-20260101T000000000Z.db', 'database.db'])
    await expect(client.call('backups.restore', { id })).rejects.toMatchObject({ code: 'not-found' });
  expect(await client.call('backups.delete', { ids: ['inkling.db'] })).toEqual({ deleted: 0, freedBytes: 0 });
  expect(changes).toEqual([]);
  expect(await names(client)).toEqual(['Garden']);
}, 240_000);

it('one that is called off leaves nothing', async () => {
  const folder = await temporaryFolder();
  const client = (await openTestDoorway(folder)).connect();
  const controller = new AbortController();
  await expect(async () => {
    for await (const event of client.stream('backups.make', {}, controller.signal))
      if (event.type === 'progress') controller.abort();
  }).rejects.toMatchObject({ code: 'cancelled' });
  expect(await readdir(path.join(folder, 'backups'))).toEqual([]);
}, 240_000);
