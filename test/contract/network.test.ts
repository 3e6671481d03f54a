import { createServer } from 'node:net';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportAttempt } from '../../backend/guard/attempts.ts';
import { openTestBackend } from '../support/backend.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const refusal = { by: 'worker', kind: 'name', host: 'example.com', allowed: false } as const;

describe('the network log', () => {
  it('keeps attempts over a restart, those alike on a day as one row', async () => {
    const folder = await temporaryFolder();
    const { client, backend } = await openTestBackend(folder);
    for (let i = 0; i < 3; i++) reportAttempt(refusal);
    const download = { by: 'backend', feature: 'download', kind: 'connection', host: 'a.example' } as const;
    reportAttempt({ ...download, port: 443, allowed: true });
    reportAttempt({ ...download, port: 443, allowed: true, times: 0, sentBytes: 10, receivedBytes: 4000 });
    expect(await client.call('network.state', {})).toEqual({ offline: false, refused: 0, allowed: 0 });
    const { entries } = await client.call('network.log', {});
    expect(entries).toMatchObject([
      { host: 'a.example', port: 443, allowed: true, times: 1, sentBytes: 10, receivedBytes: 4000 },
      { host: 'example.com', port: null, feature: null, allowed: false, times: 3, by: 'worker' },
    ]);
    // The last is written when the backend closes.
    reportAttempt(refusal);
    await backend.close();

    const again = await openTestBackend(folder);
    expect(await again.client.call('network.state', {})).toEqual({ offline: false, refused: 4, allowed: 1 });
    expect(await again.client.call('network.clearLog', {})).toMatchObject({ refused: 0, allowed: 0 });
    expect(await again.client.call('network.log', {})).toEqual({ entries: [] });
  });

  it('holds a thousand rows, the newest', async () => {
    const { client } = await openTestBackend();
    for (let i = 0; i < 1200; i++) {
      reportAttempt({ ...refusal, host: `host-${i}.example`, at: 1000 + i });
      // More than are gathered before one write would be left out.
      if (i === 600) await client.call('network.log', {});
    }
    const { entries } = await client.call('network.log', {});
    expect(entries).toHaveLength(1000);
    expect(entries[0]?.host).toBe('host-1199.example');
    expect(entries.at(-1)?.host).toBe('host-200.example');
  });
});

describe('the offline lock', () => {
  it('ends publishing, refuses it until it is lifted, and is kept over a restart', async () => {
    const folder = await temporaryFolder();
    const { client, backend } = await openTestBackend(folder);
    const { id: projectId } = await client.call('projects.create', { name: 'Private' });
    const port = await freePort();
    const { published } = await client.call('publish.start', { projectId, port });
    expect((await fetch(`${published!.address}/chat`)).status).toBe(200);

    expect(await client.call('network.setOffline', { offline: true })).toMatchObject({ offline: true });
    await expect(fetch(`${published!.address}/chat`)).rejects.toThrow();
    expect(await client.call('publish.state', {})).toMatchObject({ published: null });
    await expect(client.call('publish.start', { projectId, port })).rejects.toMatchObject({
      code: 'offline',
    });
    await backend.close();

    const again = (await openTestBackend(folder)).client;
    expect(await again.call('network.state', {})).toMatchObject({ offline: true });
    await expect(again.call('publish.start', { projectId, port })).rejects.toMatchObject({ code: 'offline' });
    await again.call('network.setOffline', { offline: false });
    await again.call('publish.start', { projectId, port });
    await again.call('publish.stop', {});
  });
});

describe('what lies in the data folder', () => {
  it('is told by kind, with names and bytes', async () => {
    const { client, dataFolder } = await openTestBackend();
    await writeFile(path.join(dataFolder, 'inkling-at-0001.snapshot.db'), 'x'.repeat(300));
    await writeFile(path.join(dataFolder, 'notes.txt'), 'mine');
    const { files } = await client.call('system.files', {});
    expect(files.map(({ kind }) => kind)).toEqual(['database', 'snapshot', 'key', 'other']);
    expect(files[0]?.names).toContain('inkling.db');
    expect(files[0]?.bytes).toBeGreaterThan(10_000);
    expect(files[1]).toEqual({ kind: 'snapshot', names: ['inkling-at-0001.snapshot.db'], bytes: 300 });
    expect(files[2]).toEqual({ kind: 'key', names: ['database.key'], bytes: 32 });
    expect(files[3]).toEqual({ kind: 'other', names: ['notes.txt'], bytes: 4 });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
