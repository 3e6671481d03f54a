import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { InstalledModel } from '../../contract/models.ts';
import { openCausalModel } from '../../backend/runtime/causal-model.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { loadTokenizer } from '../../backend/runtime/tokenizer.ts';
import { openTestBackend, root } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { embeddedFolder } from '../support/embedded-model.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  embedderGraph,
  growingDecoderGraph,
  randomCrossEncoderGraph,
  sharedTokensGraph,
  tinyVocabulary,
  writeTinyFolder,
} from '../support/tiny-onnx.ts';

type Client = Awaited<ReturnType<typeof openTestBackend>>['client'];

async function bring(client: Client, source: string, name?: string): Promise<InstalledModel> {
  const events = await collect(client.stream('models.import', { path: source, name }));
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error('It did not end');
  return last.model;
}

describe('the folder of an ONNX model', { timeout: 120_000 }, () => {
  it('of the embedded model is copied under another name, and gives the very tokens', async () => {
    const { client, dataFolder } = await openTestBackend();
    const events = await collect(client.stream('models.import', { path: embeddedFolder, name: 'A twin' }));
    expect(events.some((event) => event.type === 'progress' && event.phase === 'copying')).toBe(true);
    const model = events.at(-1)!.type === 'done' ? (events.at(-1) as { model: InstalledModel }).model : null;
    expect(model).toMatchObject({
      ...{ id: 'a-twin', name: 'A twin', task: 'text-generation', isDefault: false, contextLength: 8192 },
      imported: { kind: 'onnx', architecture: 'llama', packing: 'q4', isLayoutGuessed: false },
    });
    const twin = path.join(dataFolder, 'models/a-twin');
    const text = '<|im_start|>user\nBirds’ café — naïve 12345 日本語<|im_end|>\n<|im_start|>assistant\n';
    const written: number[][] = [];
    for (const folder of [embeddedFolder, twin]) {
      const tokens = (await loadTokenizer(folder)).encode(text);
      const opened = await openCausalModel(folder, chooseRuntime().kind, 2);
      const cache = opened.createCache(1, tokens.length + 24);
      let last = await opened.step(cache, tokens, 'last');
      const greedy = [...tokens];
      while (greedy.length < tokens.length + 24) {
        const row = last.subarray(0, opened.vocabularySize);
        greedy.push(row.indexOf(row.reduce((a, b) => Math.max(a, b))));
        last = await opened.step(cache, [greedy.at(-1)!], 'last');
      }
      written.push([...greedy, ...opened.stopTokens]);
      cache.dispose();
      opened.dispose();
    }
    expect(written[1]).toEqual(written[0]);
    await client.call('models.use', { modelId: 'a-twin' });
    const verdicts = await collect(client.stream('models.verify', { modelId: 'a-twin' }));
    expect(verdicts.at(-1)).toMatchObject({ type: 'done', wrong: 0 });
  });

  it('of the embedded embedder gives the same vectors, and one of the mean the mean', async () => {
    const { client } = await openTestBackend();
    const twin = await bring(client, path.join(root, 'models/bge-small-en-v1.5'));
    expect(twin).toMatchObject({ task: 'feature-extraction', contextLength: 512, isDefault: false });
    const texts = ['Unsold bread goes to the retirement home.', 'tea'];
    const [own, copied] = await Promise.all(
      [undefined, twin.id].map((modelId) => client.call('models.embed', { modelId, texts })),
    );
    expect(copied!.vectors).toEqual(own!.vectors);

    const { bytes, words, hidden } = embedderGraph();
    const folder = await writeTinyFolder(path.join(await temporaryFolder(), 'tiny-mean'), {
      graph: bytes,
      config: { architectures: ['BertModel'], hidden_size: hidden },
      files: { 'README.md': '---\nlicense: apache-2.0\nlanguage:\n- en\n- fr\n---\n# Tiny\n' },
    });
    const tiny = await bring(client, folder);
    expect(tiny).toMatchObject({ id: 'tiny-mean', licence: 'apache-2.0', languages: ['en', 'fr'] });
    const { vectors } = await client.call('models.embed', { modelId: tiny.id, texts: ['kettle tea'] });
    const tokens = ['[CLS]', 'kettle', 'tea', '[SEP]'].map((word) => tinyVocabulary.indexOf(word));
    const sum = Array.from({ length: hidden }, (_, i) =>
      tokens.reduce((total, token) => total + words[token * hidden + i]!, 0),
    );
    const length = Math.hypot(...sum);
    sum.forEach((value, i) => expect(vectors[0]![i]).toBeCloseTo(value / length, 5));
  });

  it('of a reranker and of a decoder that gives its cache anew is recognised by its graph', async () => {
    const { client, dataFolder } = await openTestBackend();
    const reranker = await bring(
      client,
      await writeTinyFolder(path.join(await temporaryFolder(), 'tiny-ranker'), {
        graph: sharedTokensGraph(),
      }),
    );
    expect(reranker).toMatchObject({
      id: 'tiny-ranker',
      task: 'text-ranking',
      isDefault: false,
      contextLength: 64,
    });
    const used = await client.call('models.use', { modelId: reranker.id, task: 'text-ranking' });
    expect(
      used
        .filter(({ isDefault }) => isDefault)
        .map(({ task }) => task)
        .sort(),
    ).toContain('text-ranking');
    // One that ranks doesn't write, and the other way round.
    await expect(client.call('models.use', { modelId: reranker.id })).rejects.toMatchObject({
      code: 'model-missing',
    });
    await expect(
      client.call('models.use', { modelId: 'inkling-135m', task: 'text-ranking' }),
    ).rejects.toMatchObject({ code: 'model-missing' });
    const none = await client.call('models.use', { modelId: null, task: 'text-ranking' });
    expect(none.find(({ id }) => id === reranker.id)).toMatchObject({ isDefault: false });

    const { vocab } = (
      JSON.parse(await readFile(path.join(embeddedFolder, 'tokenizer.json'), 'utf8')) as {
        model: { vocab: Record<string, number> };
      }
    ).model;
    const size = Object.keys(vocab).length;
    const decoder = await writeTinyFolder(path.join(await temporaryFolder(), 'tiny-decoder'), {
      graph: growingDecoderGraph(size, 64),
      config: { architectures: ['LlamaForCausalLM'], model_type: 'llama', vocab_size: size, eos_token_id: 2 },
      files: {
        'tokenizer.json': await readFile(path.join(embeddedFolder, 'tokenizer.json')),
        'tokenizer_config.json': JSON.stringify({ eos_token: { content: '<|im_end|>' } }),
      },
    });
    const model = await bring(client, decoder);
    expect(model).toMatchObject({ task: 'text-generation', imported: { isLayoutGuessed: true } });
    const config = JSON.parse(
      await readFile(path.join(dataFolder, 'models', model.id, 'tokenizer_config.json'), 'utf8'),
    ) as Record<string, string>;
    expect(config).toMatchObject({ eos_token: '<|im_end|>' });
    expect(config['chat_template']).toContain('<|im_start|>');
  });

  it('holds several packings, of which the quickest is taken unless one is chosen', async () => {
    const { client } = await openTestBackend();
    const folder = await writeTinyFolder(path.join(await temporaryFolder(), 'packed'), {
      graph: sharedTokensGraph(),
      files: {
        'onnx/model_quantized.onnx': sharedTokensGraph(),
        'onnx/model_fp16.onnx': 'not even looked at',
      },
    });
    expect(await bring(client, folder)).toMatchObject({ imported: { packing: 'quantized' } });
    expect(await bring(client, path.join(folder, 'onnx/model.onnx'))).toMatchObject({
      id: 'packed-2',
      imported: { packing: null },
    });
    // As optimum lays it out: at the top.
    const top = path.join(await temporaryFolder(), 'top');
    await writeTinyFolder(top, { graph: sharedTokensGraph(), graphName: 'model.onnx' });
    expect(await bring(client, top)).toMatchObject({ id: 'top' });
  });

  it('is read through the links of a cache of Hugging Face, and no others', async () => {
    const { client } = await openTestBackend();
    const cache = path.join(await temporaryFolder(), 'models--maker--tiny-cached');
    const blobs = path.join(cache, 'blobs');
    await writeTinyFolder(blobs, { graph: sharedTokensGraph() });
    const snapshot = path.join(cache, 'snapshots/abc');
    await mkdir(path.join(snapshot, 'onnx'), { recursive: true });
    for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])
      await symlink(path.join(blobs, name), path.join(snapshot, name));
    expect(await bring(client, snapshot)).toMatchObject({ id: 'tiny-cached' });

    // The cache is looked in when asked; what is no model in ONNX isn't listed.
    const hub = path.dirname(cache);
    await mkdir(path.join(hub, 'models--maker--empty/snapshots/abc'), { recursive: true });
    await mkdir(path.join(hub, 'datasets--maker--texts/snapshots/abc'), { recursive: true });
    await writeFile(path.join(hub, 'models--x'), 'no folder');
    vi.stubEnv('HF_HUB_CACHE', hub);
    onTestFinished(() => void vi.unstubAllEnvs());
    const places = await client.call('models.places', {});
    expect(places.at(-1)).toEqual({ app: 'hugging-face', folders: [hub] });
    expect(await client.call('models.lookIn', { app: 'hugging-face' })).toEqual([
      { name: 'maker/tiny-cached (abc)', path: snapshot, sizeBytes: sharedTokensGraph().length },
    ]);
  });
});

describe('a folder that is wrong', { timeout: 120_000 }, () => {
  it('is refused with what is wrong, and leaves nothing', async () => {
    const { client, dataFolder } = await openTestBackend();
    const whole = { graph: sharedTokensGraph() };
    const attempt = async (change: (folder: string) => Promise<unknown>, tiny: object = {}) => {
      const folder = await writeTinyFolder(await temporaryFolder(), { ...whole, ...tiny });
      await change(folder);
      const error: unknown = await bring(client, folder).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      return error;
    };
    const nothing = () => Promise.resolve();
    const without = (name: string) => (folder: string) => rm(path.join(folder, name), { recursive: true });
    const damaged = (words: string) => ({
      code: 'file-damaged',
      message: expect.stringContaining(words) as string,
    });
    const unsupported = (words: string) => ({
      ...{ code: 'file-unsupported', message: expect.stringContaining(words) as string },
    });

    expect(await attempt(without('config.json'))).toMatchObject(damaged('config.json is missing'));
    expect(await attempt(without('tokenizer.json'))).toMatchObject(damaged('tokenizer.json is missing'));
    expect(await attempt(without('onnx'))).toMatchObject(unsupported('no ONNX file'));
    expect(await attempt((folder) => writeFile(path.join(folder, 'config.json'), '[1'))).toMatchObject(
      damaged('no JSON'),
    );
    expect(await attempt(nothing, { graph: Buffer.from('no graph at all') })).toMatchObject({
      code: 'file-damaged',
    });
    const cut = sharedTokensGraph();
    expect(await attempt(nothing, { graph: cut.subarray(0, cut.length - 9) })).toMatchObject({
      code: 'file-damaged',
    });
    expect(await attempt(nothing, { graph: randomCrossEncoderGraph(3) })).toMatchObject(
      unsupported('into 3 kinds'),
    );
    expect(
      await attempt(nothing, {
        config: { architectures: ['T5ForConditionalGeneration'], is_encoder_decoder: true },
      }),
    ).toMatchObject(unsupported('T5ForConditionalGeneration'));
    const secret = path.join(await temporaryFolder(), 'secret.json');
    await writeFile(secret, '{}');
    expect(
      await attempt(async (folder) => {
        await rm(path.join(folder, 'config.json'));
        await symlink(secret, path.join(folder, 'config.json'));
      }),
    ).toMatchObject(damaged('leaves its folder'));
    // A vocabulary that has words the graph knows nothing of runs until one of them is read.
    expect(
      await attempt(nothing, {
        files: {
          'tokenizer.json': await readFile(path.join(root, 'models/bge-small-en-v1.5/tokenizer.json')),
        },
        graph: randomCrossEncoderGraph(),
      }),
    ).toMatchObject({ code: 'model-failed' });
    expect(await readdir(path.join(dataFolder, 'models')).catch(() => [])).toEqual([]);

    const controller = new AbortController();
    const copy = path.join(await temporaryFolder(), 'copy');
    await cp(embeddedFolder, copy, { recursive: true });
    await expect(async () => {
      for await (const event of client.stream('models.import', { path: copy }, controller.signal))
        if (event.type === 'progress') controller.abort();
    }).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => readdir(path.join(dataFolder, 'models'))).toEqual([]);
  });
});
