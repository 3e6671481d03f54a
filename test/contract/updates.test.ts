import { access, chmod, mkdir, readdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import pino from 'pino';
import { createBackend } from '../../backend/main.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { createMemoryPorts } from '../../backend/transport/port-memory.ts';
import { createClient } from '../../contract/client.ts';
import { root } from '../support/backend.ts';
import { listOf, makeAppImage, noise, startLoopbackUpdates } from '../support/loopback-updates.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const shared = noise(200);
const running = makeAppImage(Buffer.concat([shared, noise(3)]));
const newer = makeAppImage(Buffer.concat([shared, noise(4)]));

afterEach(() => vi.unstubAllEnvs());

/** The backend of an AppImage on a server of updates, both in folders of their own. */
async function open(given?: {
  readonly folder: string;
  readonly server: Awaited<ReturnType<typeof startLoopbackUpdates>>;
}) {
  const folder = given?.folder ?? (await temporaryFolder());
  const server = given?.server ?? (await startLoopbackUpdates());
  const appImage = path.join(folder, 'Inkling-1.0.0.AppImage');
  const file = path.join(folder, 'app-update.yml');
  if (!given) {
    onTestFinished(() => server.close());
    await writeFile(appImage, running.bytes, { mode: 0o755 });
    await server.describe(file);
  }
  vi.stubEnv('APPIMAGE', appImage);
  const dataFolder = path.join(folder, 'data');
  const backend = await createBackend({
    ...{ version: '1.0.0', dataFolder, updates: { file, appImage }, log: pino({ level: 'silent' }) },
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
    key: keyFile(dataFolder),
  });
  onTestFinished(() => backend.close());
  const [near, far] = createMemoryPorts();
  backend.serve(far);
  const client = createClient(near);
  const settled = () =>
    vi.waitFor(
      async () => {
        const state = await client.call('updates.state', {});
        expect(state.fetching).toBeNull();
        return state;
      },
      { timeout: 20_000, interval: 50 },
    );
  return { folder, dataFolder, server, appImage, client, backend, settled };
}

/** Looks for 1.1.0 and fetches it; gives what came of it. */
async function fetchNewer({ client, settled }: Awaited<ReturnType<typeof open>>) {
  await client.call('updates.setLooking', { looks: true });
  await client.call('updates.look', {});
  await client.call('updates.fetch', {});
  return settled();
}

it('asks nobody before a person allows it, nor after they took that back', async () => {
  const { client, server, backend } = await open();
  server.offer('1.1.0', newer);
  backend.lookForUpdatesDaily();
  expect(await client.call('updates.state', {})).toMatchObject({
    ...{ version: '1.0.0', host: `127.0.0.1:${server.port}`, looks: false, askedAt: null, found: null },
  });
  await expect(client.call('updates.look', {})).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(client.call('updates.fetch', {})).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(client.call('updates.place', {})).rejects.toMatchObject({ code: 'invalid-input' });
  expect(server.state.asked).toEqual([]);

  await client.call('updates.setLooking', { looks: true });
  expect(server.state.asked).toEqual([]);
  await client.call('updates.look', {});
  await client.call('updates.setLooking', { looks: false });
  await expect(client.call('updates.look', {})).rejects.toMatchObject({ code: 'invalid-input' });
  expect(server.state.asked).toHaveLength(1);
});

it('finds a newer version, fetches the parts that are new, and puts it in place, each on its own word', async () => {
  const opened = await open();
  const { client, server, appImage, dataFolder } = opened;
  server.offer('1.1.0', newer);
  await client.call('updates.setLooking', { looks: true });
  const found = { version: '1.1.0', bytes: newer.bytes.length, isFetched: false };
  expect(await client.call('updates.look', {})).toMatchObject({ found, canReplace: true, problem: null });
  expect(server.state.asked).toHaveLength(1);

  await client.call('updates.fetch', {});
  expect(await opened.settled()).toMatchObject({ found: { isFetched: true }, problem: null, placed: null });
  expect(await readFile(appImage)).toEqual(running.bytes);
  // The head and 200 of 205 blocks are here already.
  expect(server.state.givenBytes).toBeLessThan(newer.bytes.length / 10);

  expect(await client.call('updates.place', {})).toMatchObject({ found: null, placed: '1.1.0' });
  expect((await readFile(appImage)).equals(newer.bytes)).toBe(true);
  expect((await stat(appImage)).mode & 0o777).toBe(0o755);
  expect((await readdir(path.dirname(appImage))).sort()).toEqual([
    'Inkling-1.0.0.AppImage',
    'app-update.yml',
    'data',
  ]);
  await expect(access(path.join(dataFolder, 'updates'))).rejects.toThrow();
  // What is in place is not offered again before the next start.
  expect(await client.call('updates.look', {})).toMatchObject({ found: null, placed: '1.1.0' });
});

it('tells the host neither a number of this machine nor the time, and makes itself no number', async () => {
  const opened = await open();
  opened.server.offer('1.1.0', newer);
  await fetchNewer(opened);
  const { asked } = opened.server.state;
  expect(asked[0]?.path).toBe('/latest-linux.yml');
  for (const { path: place, headers } of asked) {
    expect(place).not.toContain('noCache');
    const names = ['accept', 'accept-encoding', 'cache-control', 'connection', 'host', 'range', 'user-agent'];
    expect(names).toEqual(expect.arrayContaining(Object.keys(headers)));
    expect(headers['user-agent']).toBe('Inkling');
  }
  const kept = await readdir(opened.folder, { recursive: true });
  expect(kept.filter((name) => name.includes('updaterId'))).toEqual([]);
});

it.each(['1.0.0', '0.9.9', '1.0.0-beta.2'])('offers no version %s that is not newer', async (version) => {
  const { client, server } = await open();
  server.offer(version, newer);
  await client.call('updates.setLooking', { looks: true });
  expect(await client.call('updates.look', {})).toMatchObject({ found: null, problem: null });
  await expect(client.call('updates.fetch', {})).rejects.toMatchObject({ code: 'not-found' });
});

const html = '<!doctype html><html><body><h1>Sign in to this network</h1></body></html>';
it.each<[string, string]>([
  ['a page', html],
  ['nothing', ''],
  ['a list without a sum', 'version: 1.1.0\nfiles:\n  - url: Inkling-1.1.0.AppImage\n    size: 5\n'],
  ['a name that leads away', listOf('1.1.0', newer).replaceAll('Inkling-1.1.0', '../../Inkling-1.1.0')],
  ['another host', listOf('1.1.0', newer).replace('url: Inkling', 'url: http://127.0.0.1:9/Inkling')],
  ['no version', listOf('newest', newer)],
  ['no AppImage', listOf('1.1.0', newer).replaceAll('.AppImage', '.deb')],
  ['YAML that is none', 'version: [1.1.0\nfiles: {'],
  ['more than a list', `${listOf('1.1.0', newer)}# ${'x'.repeat(70_000)}`],
])('refuses %s for a list', async (_what, list) => {
  const { client, server } = await open();
  server.state.list = list;
  await client.call('updates.setLooking', { looks: true });
  await expect(client.call('updates.look', {})).rejects.toMatchObject({ code: 'update-refused' });
  expect(await client.call('updates.state', {})).toMatchObject({ found: null });
});

it('follows the host nowhere, and says what it is when it is away', async () => {
  const elsewhere = await startLoopbackUpdates();
  onTestFinished(() => elsewhere.close());
  elsewhere.offer('1.1.0', newer);
  const opened = await open();
  const { client, server } = opened;
  server.offer('1.1.0', newer);
  await client.call('updates.setLooking', { looks: true });
  const leadAway = (request: { url?: string }, response: import('node:http').ServerResponse) => {
    response.writeHead(302, { location: `${elsewhere.address}${request.url}` }).end();
    return true;
  };
  server.state.mischief = leadAway;
  await expect(client.call('updates.look', {})).rejects.toMatchObject({ code: 'update-refused' });
  server.state.mischief = null;
  await client.call('updates.look', {});
  server.state.mischief = leadAway;
  await client.call('updates.fetch', {});
  expect(await opened.settled()).toMatchObject({
    problem: { code: 'update-refused' },
    found: { isFetched: false },
  });
  expect(elsewhere.state.asked).toEqual([]);

  server.close();
  await expect(client.call('updates.look', {})).rejects.toMatchObject({ code: 'update-unreachable' });
});

it('throws away a file that is not the one announced, and keeps the one that runs', async () => {
  const opened = await open();
  const { server, appImage, client, dataFolder } = opened;
  server.offer('1.1.0', newer);
  const wrong = Buffer.from(newer.bytes);
  wrong[5000]! ^= 1;
  server.state.file = wrong;
  // Whole, since the parts that are new would miss the flipped byte.
  server.state.mischief = (request, response) => {
    if (request.headers.range === undefined) return false;
    response.writeHead(200, { 'content-length': 2 }).end('no');
    return true;
  };
  expect(await fetchNewer(opened)).toMatchObject({
    problem: { code: 'update-damaged' },
    found: { isFetched: false },
  });
  await expect(client.call('updates.place', {})).rejects.toMatchObject({ code: 'not-found' });
  expect(await readdir(path.join(dataFolder, 'updates', 'pending'))).toEqual([]);
  expect((await readFile(appImage)).equals(running.bytes)).toBe(true);
});

it('takes a file that breaks off, one that grows and one without a length for none', async () => {
  const opened = await open();
  const { server, client } = opened;
  server.offer('1.1.0', newer);
  const answers = {
    'update-unreachable': (response: import('node:http').ServerResponse) => {
      response.writeHead(200, { 'content-length': newer.bytes.length });
      response.write(newer.bytes.subarray(0, 100_000), () => response.destroy());
    },
    'update-refused': (response: import('node:http').ServerResponse) =>
      void response
        .writeHead(200, { 'content-length': newer.bytes.length + 1 })
        .end(Buffer.alloc(newer.bytes.length + 1)),
    'update-damaged': (response: import('node:http').ServerResponse) =>
      void response.writeHead(200, { 'content-length': html.length }).end(html),
  };
  for (const [code, answer] of Object.entries(answers)) {
    server.state.mischief = (request, response) => {
      if (request.url?.endsWith('.yml')) return false;
      if (request.headers.range === undefined) answer(response);
      else response.writeHead(404).end();
      return true;
    };
    expect(await fetchNewer(opened)).toMatchObject({ problem: { code }, found: { isFetched: false } });
  }
  server.state.mischief = (request, response) => {
    if (request.url?.endsWith('.yml')) return false;
    response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(newer.bytes);
    return true;
  };
  expect(await fetchNewer(opened)).toMatchObject({ problem: { code: 'update-refused' } });
  server.state.mischief = null;
  await client.call('updates.fetch', {});
  expect(await opened.settled()).toMatchObject({ problem: null, found: { isFetched: true } });
});

it('refuses what is whole and no AppImage', async () => {
  const opened = await open();
  const page = { bytes: Buffer.from(html.repeat(50)), blockMapSize: 10 };
  opened.server.offer('1.1.0', page);
  expect(await fetchNewer(opened)).toMatchObject({
    problem: { code: 'update-refused' },
    found: { isFetched: false },
  });
});

it('stops when it is told to, and when everything is locked', async () => {
  const opened = await open();
  const { server, client, settled } = opened;
  server.offer('1.1.0', newer);
  await client.call('updates.setLooking', { looks: true });
  await client.call('updates.look', {});
  const hang = (request: { url?: string }) => !request.url?.endsWith('.yml');
  server.state.mischief = hang;
  expect(await client.call('updates.fetch', {})).toMatchObject({ fetching: { doneBytes: 0 } });
  await expect(client.call('updates.look', {})).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await client.call('updates.stopFetching', {})).toMatchObject({ fetching: null });
  expect(await settled()).toMatchObject({ problem: null, found: { isFetched: false } });

  await client.call('network.setOffline', { offline: true });
  await expect(client.call('updates.look', {})).rejects.toMatchObject({ code: 'offline' });
  await client.call('network.setOffline', { offline: false });
  server.state.mischief = null;
  expect(await fetchNewer(opened)).toMatchObject({ found: { isFetched: true } });
});

it('replaces nothing that is no AppImage, says where it can’t write, and keeps who may run it', async () => {
  const opened = await open();
  const { server, client, appImage } = opened;
  server.offer('1.1.0', newer);
  await fetchNewer(opened);
  await writeFile(appImage, 'my own notes');
  await expect(client.call('updates.place', {})).rejects.toMatchObject({ code: 'update-not-placed' });
  expect(await readFile(appImage, 'utf8')).toBe('my own notes');
  await writeFile(appImage, running.bytes);
  const beside = path.join(path.dirname(appImage), '.Inkling-1.0.0.AppImage.new');
  await mkdir(beside);
  await expect(client.call('updates.place', {})).rejects.toMatchObject({ code: 'update-not-placed' });
  expect((await readFile(appImage)).equals(running.bytes)).toBe(true);
  await rmdir(beside);
  await chmod(appImage, 0o700);
  await client.call('updates.place', {});
  expect((await stat(appImage)).mode & 0o777).toBe(0o700);
});

it('puts nothing in place that was changed after it was fetched, and fetches it anew', async () => {
  const opened = await open();
  const { server, client, appImage, dataFolder } = opened;
  server.offer('1.1.0', newer);
  await fetchNewer(opened);
  const changed = Buffer.from(newer.bytes);
  changed[70_000]! ^= 1;
  await writeFile(path.join(dataFolder, 'updates', 'pending', 'Inkling-1.1.0.AppImage'), changed);
  await expect(client.call('updates.place', {})).rejects.toMatchObject({ code: 'update-damaged' });
  expect((await readFile(appImage)).equals(running.bytes)).toBe(true);
  expect(await fetchNewer(opened)).toMatchObject({ found: { isFetched: true }, problem: null });
  await client.call('updates.place', {});
  expect((await readFile(appImage)).equals(newer.bytes)).toBe(true);
});

it('keeps over a restart that it was allowed, when it asked, and what it fetched', async () => {
  const first = await open();
  first.server.offer('1.1.0', newer);
  await first.client.call('updates.setLooking', { looks: true });
  const { askedAt } = await first.client.call('updates.look', {});
  await first.client.call('updates.fetch', {});
  await first.settled();
  const { givenBytes } = first.server.state;
  await first.backend.close();
  const again = await open(first);
  expect(await again.client.call('updates.state', {})).toMatchObject({ looks: true, askedAt, found: null });
  expect(await fetchNewer(again)).toMatchObject({ found: { isFetched: true } });
  expect(first.server.state.givenBytes).toBe(givenBytes);
});

it('a copy without an address has nobody to ask', async () => {
  const folder = await temporaryFolder();
  const backend = await createBackend({
    ...{ version: '1.0.0', dataFolder: folder, log: pino({ level: 'silent' }), key: keyFile(folder) },
    modelsFolder: path.join(root, 'models'),
    libraryFolder: path.join(root, 'library'),
  });
  onTestFinished(() => backend.close());
  const [near, far] = createMemoryPorts();
  backend.serve(far);
  const client = createClient(near);
  expect(await client.call('updates.state', {})).toMatchObject({
    host: null,
    looks: false,
    canReplace: false,
  });
  await expect(client.call('updates.setLooking', { looks: true })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
