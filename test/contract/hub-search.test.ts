import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { clientOf, startMessage, startProcess } from '../support/backend-process.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { embeddedGguf } from '../support/embedded-gguf.ts';
import { foundItem } from '../support/found-models.ts';
import { drip, startLoopbackHub } from '../support/loopback-hub.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const repository = 'somebody/Tiny-GGUF';
const file = 'Tiny-Q8_0.gguf';
const query = 'tiny';
let bytes: Buffer;

beforeAll(() => {
  bytes = embeddedGguf();
});

async function startHub() {
  const hub = await startLoopbackHub({ repository, files: { [file]: { bytes } } });
  onTestFinished(hub.close);
  hub.state.found = [
    foundItem(repository, {
      gguf: { total: 135e6, architecture: 'llama', context_length: 8192 },
      siblings: [{ rfilename: file }],
    }),
  ];
  return { hub, host: new URL(hub.address).host };
}

async function start() {
  const started = await startHub();
  const opened = await openTestBackend();
  await opened.client.call('models.setHub', { address: started.hub.address });
  return { ...started, ...opened };
}

describe('searching a hub by name', { timeout: 240_000 }, () => {
  it('asks nothing before a person allowed it for that very hub, nor once they took it back', async () => {
    const { hub, client, backend, dataFolder } = await start();
    const refused = (reason: RegExp) => ({
      code: 'invalid-input',
      message: expect.stringMatching(reason) as string,
    });
    await expect(client.call('models.search', { query })).rejects.toMatchObject(refused(/not allowed/u));
    expect(await client.call('models.catalogue', {})).toMatchObject({ isSearchAllowed: false });

    await client.call('models.allowSearch', { allowed: true });
    expect(await client.call('models.search', { query })).toMatchObject({
      host: new URL(hub.address).host,
      models: [
        {
          ...{ repository, refusal: null },
          files: [{ path: file, packing: 'Q8_0', fit: { verdict: 'fits', isFetchedKnown: false } }],
        },
      ],
    });
    hub.state.found = [
      foundItem('somebody/Silent-GGUF', { gguf: { architecture: 'llama' } }),
      foundItem('somebody/Huge-GGUF', { gguf: { total: 405e9, architecture: 'llama' } }),
    ];
    expect(await client.call('models.search', { query })).toMatchObject({
      models: [
        { files: [{ packing: 'Q4_K_M', fit: null }, { fit: null }] },
        { files: [{ packing: 'Q4_K_M', fit: { verdict: 'wont-fit', reason: 'memory' } }, {}] },
      ],
    });
    // Another hub was not allowed to learn what is typed.
    await client.call('models.setHub', { address: `${hub.address}/mirror` });
    expect(await client.call('models.catalogue', {})).toMatchObject({ isSearchAllowed: false });
    await expect(client.call('models.search', { query })).rejects.toMatchObject(refused(/not allowed/u));
    await client.call('models.setHub', { address: hub.address });
    await backend.close();

    const again = await openTestBackend(dataFolder);
    expect(await again.client.call('models.catalogue', {})).toMatchObject({ isSearchAllowed: true });
    expect(hub.state.searches.map((asked) => asked.get('search'))).toEqual([query, query]);
    await again.client.call('models.allowSearch', { allowed: false });
    await expect(again.client.call('models.search', { query })).rejects.toMatchObject(
      refused(/not allowed/u),
    );
    expect(hub.state.searches).toHaveLength(2);
    expect(hub.state.listings).toBe(0);
  });

  it('stands in the network log with host and bytes, and is refused under the lock', async () => {
    const { hub, host } = await startHub();
    // In a process of its own, under its guard.
    const { child, send, next } = startProcess();
    send(startMessage(await temporaryFolder()));
    await next('ready');
    send({ type: 'connect', connection: 1 });
    const client = clientOf(child, 1);
    await client.call('models.setHub', { address: hub.address });
    await client.call('models.allowSearch', { allowed: true });
    expect((await client.call('models.search', { query })).models).toHaveLength(1);
    const row = async () =>
      (await client.call('network.log', {})).entries.find(({ feature }) => feature === 'hub-search');
    await expect
      .poll(async () => (await row())?.receivedBytes ?? 0, { timeout: 20_000 })
      .toBeGreaterThan(JSON.stringify(hub.state.found).length);
    const [name, port] = host.split(':');
    expect(await row()).toMatchObject({ host: name, port: Number(port), allowed: true });
    await client.call('network.setOffline', { offline: true });
    await expect(client.call('models.search', { query })).rejects.toMatchObject({ code: 'offline' });
    expect(hub.state.searches).toHaveLength(1);
  });

  it('leads to a file that is fetched with a pause over a restart, held to its hash, and brought in', async () => {
    const { hub, host, client, backend, dataFolder } = await start();
    const found = { repository, file };
    const ordered = await client.call('models.orderFound', found);
    expect(ordered).toMatchObject({ host, repository, commit: hub.commit, totalBytes: bytes.length });
    await expect(
      client.call('models.orderFound', { repository, file: 'Other-Q8_0.gguf' }),
    ).rejects.toMatchObject({ code: 'hub-refused' });

    const half = Math.floor(bytes.length / 2);
    hub.state.mischief = (_request, response) => {
      drip(response, bytes, half);
      return true;
    };
    const stop = new AbortController();
    const paused = (async () => {
      for await (const event of client.stream('models.downloadFound', found, stop.signal))
        if (event.type === 'progress' && event.doneBytes > 0) stop.abort();
    })();
    await expect(paused).rejects.toMatchObject({ code: 'cancelled' });
    await backend.close();

    const again = await openTestBackend(dataFolder);
    const { begun } = await again.client.call('models.catalogue', {});
    expect(begun).toMatchObject([{ id: ordered.id, repository, file, totalBytes: bytes.length }]);
    expect(begun[0]!.heldBytes).toBeGreaterThan(0);
    hub.state.mischief = null;
    hub.state.starts.length = 0;
    const events = await collect(again.client.stream('models.downloadFound', found));
    expect(hub.state.starts).toEqual([begun[0]!.heldBytes]);
    expect(events.at(-1)).toMatchObject({ type: 'done', model: { name: 'Tiny-Q8_0' } });
    expect(await again.client.call('models.catalogue', {})).toMatchObject({ begun: [] });
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([]);
  });

  it('leaves nothing of what is discarded, and discards nothing else', async () => {
    const { hub, client, dataFolder } = await start();
    const stop = new AbortController();
    hub.state.mischief = (_request, response) => {
      drip(response, bytes, 100_000);
      return true;
    };
    await expect(async () => {
      for await (const event of client.stream('models.downloadFound', { repository, file }, stop.signal))
        if (event.type === 'progress' && event.doneBytes > 0) stop.abort();
    }).rejects.toMatchObject({ code: 'cancelled' });
    const { begun } = await client.call('models.catalogue', {});
    await expect(client.call('models.discardDownload', { id: 'found-../..' })).rejects.toMatchObject({
      code: 'model-missing',
    });
    await client.call('models.discardDownload', { id: begun[0]!.id });
    expect(await client.call('models.catalogue', {})).toMatchObject({ begun: [] });
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([]);
  });

  it('is held to what the hub said: a file with other bytes is not brought in', async () => {
    const { hub, client } = await start();
    hub.state.mischief = (_request, response, whole) => {
      const wrong = Buffer.from(whole);
      wrong[wrong.length - 1]! ^= 1;
      response.writeHead(200, { 'content-length': wrong.length }).end(wrong);
      return true;
    };
    await expect(collect(client.stream('models.downloadFound', { repository, file }))).rejects.toMatchObject({
      code: 'download-damaged',
    });
    expect((await client.call('models.list', {})).map(({ name }) => name)).not.toContain('Tiny-Q8_0');
  });
});
