import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTestBackend, root } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { embeddedGguf } from '../support/embedded-gguf.ts';
import { embeddedFolder } from '../support/embedded-model.ts';
import { drip, startLoopbackHub } from '../support/loopback-hub.ts';
import { growingDecoderGraph } from '../support/tiny-onnx.ts';
import type { CatalogueModel } from '../../contract/catalogue.ts';

/** One whose file is not pinned to known bytes, so that another can stand in for it. */
const id = 'llama-3.2-1b-instruct';
let bytes: Buffer;
let model: CatalogueModel;

beforeAll(async () => {
  bytes = embeddedGguf();
  const file = path.join(root, 'library/catalogue/text-generation.json');
  const models = JSON.parse(await readFile(file, 'utf8')) as CatalogueModel[];
  model = models.find((one) => one.id === id)!;
});

async function start() {
  const { repository, files } = model.source;
  const hub = await startLoopbackHub({ repository, files: { [files[0]!]: { bytes } } });
  onTestFinished(hub.close);
  const opened = await openTestBackend();
  await opened.client.call('models.setHub', { address: hub.address });
  return { hub, ...opened };
}

describe('downloading a model', { timeout: 240_000 }, () => {
  it('says what it would be, fetches it with a pause, brings it in, and leaves nothing else', async () => {
    const { hub, client, dataFolder } = await start();
    expect((await client.call('models.catalogue', {})).hub).toMatchObject({
      address: hub.address,
      isUsual: false,
    });
    expect(hub.state.listings).toBe(0);
    expect(await client.call('models.order', { id })).toMatchObject({
      repository: model.source.repository,
      commit: hub.commit,
      totalBytes: bytes.length,
      heldBytes: 0,
    });

    const half = Math.floor(bytes.length / 2);
    const controller = new AbortController();
    hub.state.mischief = (_request, response) => {
      drip(response, bytes, half);
      return true;
    };
    await expect(async () => {
      for await (const event of client.stream('models.download', { id }, controller.signal))
        if (event.type === 'progress' && event.doneBytes > half / 2) {
          await expect(collect(client.stream('models.download', { id }))).rejects.toMatchObject({
            code: 'invalid-input',
          });
          await expect(client.call('models.discardDownload', { id })).rejects.toMatchObject({
            code: 'invalid-input',
          });
          controller.abort();
        }
    }).rejects.toMatchObject({ code: 'cancelled' });
    const held = (await client.call('models.catalogue', {})).models.find((one) => one.id === id)!;
    expect(held.heldBytes).toBeGreaterThan(0);
    expect(held.isHere).toBe(false);

    hub.state.mischief = null;
    hub.state.starts.length = 0;
    const events = await collect(client.stream('models.download', { id }));
    expect(hub.state.starts).toEqual([held.heldBytes]);
    expect(hub.state.listings).toBe(2);
    const phases = new Set(events.flatMap((event) => (event.type === 'progress' ? [event.phase] : [])));
    expect([...phases]).toEqual(['asking', 'fetching', 'verifying', 'converting', 'checking']);
    expect(events.at(-1)).toMatchObject({
      type: 'done',
      model: { name: model.name, imported: { kind: 'gguf', architecture: 'llama' } },
    });
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([]);
    expect((await client.call('models.catalogue', {})).models.find((one) => one.id === id)).toMatchObject({
      isHere: true,
      heldBytes: null,
    });
  });

  it('is refused for a model that is not listed, for a bad address, and while everything is locked', async () => {
    const { hub, client } = await start();
    await expect(client.call('models.order', { id: '../..' })).rejects.toMatchObject({
      code: 'model-missing',
    });
    await expect(client.call('models.discardDownload', { id: '..' })).rejects.toMatchObject({
      code: 'model-missing',
    });
    await expect(client.call('models.setHub', { address: 'http://mirror.example' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await client.call('network.setOffline', { offline: true });
    await expect(collect(client.stream('models.download', { id }))).rejects.toMatchObject({
      code: 'offline',
    });
    await client.call('network.setOffline', { offline: false });
    expect(hub.state.listings).toBe(0);
    expect(await client.call('models.setHub', { address: null })).toMatchObject({ isUsual: true });
  });

  it('keeps what a broken line brought until it is discarded', async () => {
    const { hub, client, dataFolder } = await start();
    const controller = new AbortController();
    hub.state.mischief = (_request, response) => {
      drip(response, bytes, 200_000);
      return true;
    };
    await expect(async () => {
      for await (const event of client.stream('models.download', { id }, controller.signal))
        if (event.type === 'progress' && event.doneBytes > 0) controller.abort();
    }).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([id]);
    await client.call('models.discardDownload', { id });
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([]);
  });

  it('lets the first go on, or away with it, in the very moment of a pause', async () => {
    const { hub, client, dataFolder } = await start();
    const [first, again] = [new AbortController(), new AbortController()];
    hub.state.mischief = (_request, response) => {
      drip(response, bytes, 200_000);
      return true;
    };
    const said: Promise<unknown>[] = [];
    const codeOf = (work: Promise<unknown>) =>
      work.catch((error: unknown) => (error as { code: string }).code);
    await expect(async () => {
      for await (const event of client.stream('models.download', { id }, first.signal))
        if (event.type === 'progress' && event.doneBytes > 0 && said.length === 0) {
          first.abort();
          said.push(codeOf(collect(client.stream('models.download', { id }, again.signal))));
          said.push(codeOf(client.call('models.discardDownload', { id })));
        }
    }).rejects.toMatchObject({ code: 'cancelled' });
    const [goneOn, discarded] = said;
    expect(await discarded).toBe('invalid-input');
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([id]);
    again.abort();
    await client.call('models.discardDownload', { id });
    expect(await goneOn).toBe('cancelled');
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([]);
  });

  it('fetches the files of an ONNX folder, each held to its hash, and brings the folder in', async () => {
    const tokenizer = await readFile(path.join(embeddedFolder, 'tokenizer.json'));
    const { model: words } = JSON.parse(tokenizer.toString()) as { model: { vocab: object } };
    const size = Object.keys(words.vocab).length;
    const json = (value: object) => ({ bytes: Buffer.from(JSON.stringify(value)), git: true });
    const hub = await startLoopbackHub({
      repository: 'HuggingFaceTB/SmolLM3-3B-ONNX',
      files: {
        'config.json': json({
          ...{ architectures: ['LlamaForCausalLM'], model_type: 'llama', max_position_embeddings: 64 },
          ...{ vocab_size: size, eos_token_id: 2 },
        }),
        'tokenizer.json': { bytes: tokenizer },
        'tokenizer_config.json': json({ eos_token: { content: '<|im_end|>' } }),
        'onnx/model_q4.onnx': { bytes: Buffer.from(growingDecoderGraph(size, 64)) },
        'onnx/model_fp16.onnx': { bytes: Buffer.from('not asked for') },
      },
    });
    onTestFinished(hub.close);
    const { client, dataFolder } = await openTestBackend();
    await client.call('models.setHub', { address: hub.address });
    const before = (await client.call('models.catalogue', {})).models.find(
      ({ id: one }) => one === 'smollm3-3b',
    );
    expect(before?.fit).toMatchObject({ isFetchedKnown: false, tokensPerSecond: null });
    const order = await client.call('models.order', { id: 'smollm3-3b' });
    expect(order.files.map(({ path: inner }) => inner)).toEqual([
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'onnx/model_q4.onnx',
    ]);
    const events = await collect(client.stream('models.download', { id: 'smollm3-3b' }));
    expect(events.at(-1)).toMatchObject({
      type: 'done',
      model: { name: 'SmolLM3 3B', task: 'text-generation', imported: { kind: 'onnx', packing: 'q4' } },
    });
    expect(hub.state.starts).toEqual([0, 0, 0, 0]);
    expect(await readdir(path.join(dataFolder, 'downloads'))).toEqual([]);
  });
});

describe('the way to the hub', () => {
  it('is kept over a restart, its password for the same proxy and name alone, and never told', async () => {
    const { client, backend, dataFolder } = await openTestBackend();
    expect(await client.call('models.proxy', {})).toMatchObject({ kind: 'system', address: null });
    const proxy = { kind: 'address', address: 'http://proxy.example:3128/', user: 'me' } as const;
    expect(await client.call('models.setProxy', { ...proxy, password: 'secret' })).toMatchObject({
      ...{ kind: 'address', address: 'http://proxy.example:3128', user: 'me', hasPassword: true },
    });
    await expect(
      client.call('models.setProxy', { ...proxy, address: 'socks5://a.example' }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await backend.close();

    const again = await openTestBackend(dataFolder);
    const kept = await again.client.call('models.proxy', {});
    expect(kept).toMatchObject({ user: 'me', hasPassword: true });
    expect(JSON.stringify(kept)).not.toContain('secret');
    expect(await again.client.call('models.setProxy', proxy)).toMatchObject({ hasPassword: true });
    const other = { ...proxy, address: 'http://other.example:3128' };
    expect(await again.client.call('models.setProxy', other)).toMatchObject({ hasPassword: false });
    expect(await again.client.call('models.setProxy', { kind: 'none' })).toMatchObject({
      ...{ kind: 'none', address: null, user: null, hasPassword: false },
    });
  });
});
