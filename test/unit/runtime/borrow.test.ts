import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createModelRegistry } from '../../../backend/models/registry.ts';
import { dot } from '../../../backend/numerics/vectors.ts';
import { readMachineMemory } from '../../../backend/runtime/machine-memory.ts';
import { createRuntime, type RuntimeLimits } from '../../../backend/runtime/runtime.ts';

const never = new AbortController().signal;

async function openRuntime(limits?: RuntimeLimits) {
  const registry = await createModelRegistry(models);
  const changes: string[] = [];
  const runtime = createRuntime(registry, '', () => changes.push('models'), limits);
  onTestFinished(() => runtime.dispose());
  return { runtime, changes };
}

const models = path.resolve(import.meta.dirname, '../../../models');
const bytesOf = async (id: string) =>
  (await createModelRegistry(models))
    .list()
    .find((entry) => entry.id === id)!
    .files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

test('an embedder is lent alone: the text model stays on the disk', async () => {
  const { runtime, changes } = await openRuntime();
  const { id, size, queryPrefix } = await runtime.borrowEmbedder('en', never, async (embedder) => ({
    id: embedder.id,
    queryPrefix: embedder.queryPrefix,
    size: (await embedder.embed(['bread'], never))[0]!.length,
  }));
  expect({ id, size }).toEqual({ id: 'bge-small-en-v1.5', size: 384 });
  expect(queryPrefix).toMatch(/^Represent this sentence/);
  expect(runtime.loadedModel).toBeNull();
  expect(runtime.stateOf(id)).toBe('loaded');
  await runtime.borrowEmbedder('en', never, () => Promise.resolve());
  expect(changes).toHaveLength(1);
});

test('Chinese has an embedder of its own, which puts like meaning close and unlike meaning apart', async () => {
  const { runtime } = await openRuntime();
  const { id, queryPrefix, vectors } = await runtime.borrowEmbedder('zh', never, async (embedder) => ({
    id: embedder.id,
    queryPrefix: embedder.queryPrefix,
    vectors: await embedder.embed(
      ['卖剩的面包送给养老院。', '没有卖完的面包会捐给老人。', '今年的税法有了变化。'],
      never,
    ),
  }));
  expect({ id, queryPrefix }).toEqual({
    id: 'bge-small-zh-v1.5',
    queryPrefix: '为这个句子生成表示以用于检索相关文章：',
  });
  const [bread, loaves, tax] = vectors as [Float32Array, Float32Array, Float32Array];
  expect(bread).toHaveLength(512);
  expect(dot(bread, bread)).toBeCloseTo(1, 4);
  expect(dot(bread, loaves)).toBeGreaterThan(dot(bread, tax) + 0.15);
});

test('a language without an embedder of its own gets the default one', async () => {
  const { runtime } = await openRuntime();
  expect(await runtime.borrowEmbedder('xx', never, (embedder) => Promise.resolve(embedder.id))).toBe(
    'bge-small-en-v1.5',
  );
});

test('a text model is lent alone, and one borrower waits for the other', async () => {
  const { runtime } = await openRuntime();
  const order: string[] = [];
  await Promise.all([
    runtime.borrowTextModel(undefined, never, async (text) => {
      order.push(text.id);
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('done');
    }),
    runtime.borrowEmbedder('en', never, async () => void order.push('embedder')),
  ]);
  expect(order).toEqual(['inkling-135m', 'done', 'embedder']);
});

test('a model that nobody borrows leaves the memory after a while, and is loaded again when it is wanted', async () => {
  const { runtime, changes } = await openRuntime({
    idleMs: 40,
    memory: () => ({ available: null, whole: Infinity }),
  });
  const embed = () => runtime.borrowEmbedder('en', never, (embedder) => embedder.embed(['bread'], never));
  const [first] = await embed();
  expect(runtime.stateOf('bge-small-en-v1.5')).toBe('loaded');
  await expect.poll(() => runtime.stateOf('bge-small-en-v1.5'), { timeout: 5000 }).toBe('unloaded');
  expect(changes).toHaveLength(2);
  const [again] = await embed();
  expect(again).toEqual(first);
  // Whoever holds a turn for longer keeps the model.
  await runtime.borrowEmbedder('en', never, async (embedder) => {
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await embedder.embed(['bread'], never)).toEqual([first]);
  });
});

test('a model that would not fit into the memory is refused in words, and others still load', async () => {
  let available: number | null = 200 * 1024 * 1024;
  let whole = Infinity;
  const { runtime } = await openRuntime({ idleMs: 60_000, memory: () => ({ available, whole }) });
  const lent = runtime.borrowTextModel(undefined, never, () => Promise.resolve());
  await expect(lent).rejects.toMatchObject({
    code: 'model-failed',
    message: expect.stringMatching(
      /Inkling 135M needs about 0\.3 GB of memory, and 0\.2 GB are free/u,
    ) as string,
  });
  expect(runtime.loadedModel).toBeNull();
  await runtime.borrowEmbedder('en', never, () => Promise.resolve());
  // Where nobody knows what could be had, only what exceeds the machine is refused.
  available = null;
  whole = 200 * 1024 * 1024;
  await expect(runtime.borrowTextModel(undefined, never, () => Promise.resolve())).rejects.toMatchObject({
    message: expect.stringContaining('this machine has 0.2 GB') as string,
  });
  whole = Infinity;
  await runtime.borrowTextModel(undefined, never, () => Promise.resolve());
  expect(runtime.loadedModel).toBe('inkling-135m');
});

test('idle models make room for another where the memory would not do, and nothing is dropped for one that is refused', async () => {
  let available = Infinity;
  const { runtime, changes } = await openRuntime({
    idleMs: 60_000,
    memory: () => ({ available, whole: Infinity }),
  });
  await runtime.borrowEmbedder('en', never, () => Promise.resolve());
  available = 0;
  const text = () => runtime.borrowTextModel(undefined, never, () => Promise.resolve());
  await expect(text()).rejects.toMatchObject({ code: 'model-failed' });
  expect(runtime.stateOf('bge-small-en-v1.5')).toBe('loaded');
  expect(changes).toHaveLength(1);
  // Just too little without what the embedder gives back.
  const [entry, embedder] = await Promise.all([bytesOf('inkling-135m'), bytesOf('bge-small-en-v1.5')]);
  available = entry * 1.25 + 128 * 1024 * 1024 - embedder;
  await text();
  expect([runtime.loadedModel, runtime.stateOf('bge-small-en-v1.5')]).toEqual(['inkling-135m', 'unloaded']);
  expect(changes).toHaveLength(3);
  // Both at once are for one turn: neither is thrown out for the other.
  available = 0;
  const both = runtime.borrow(
    undefined,
    never,
    () => undefined,
    () => Promise.resolve(),
  );
  await expect(both).rejects.toMatchObject({ code: 'model-failed' });
  expect(runtime.loadedModel).toBe('inkling-135m');
  await runtime.unload('inkling-135m', never);
  expect(changes).toHaveLength(4);
});

test('memory is known where Linux tells it, and unknown where it is nought, unreadable or not said', () => {
  const available = (meminfo: string) => readMachineMemory(() => meminfo).available;
  expect(available('MemTotal: 9 kB\nMemFree: 1 kB\nMemAvailable:   5 kB\n')).toBe(5120);
  expect(available('MemTotal: 9 kB\nMemAvailable:   0 kB\n')).toBeNull();
  expect(available('MemTotal: 9 kB\n')).toBeNull();
  const unreadable = () => {
    throw new Error('ENOENT');
  };
  expect(readMachineMemory(unreadable).available).toBeNull();
  expect(readMachineMemory(unreadable).whole).toBeGreaterThan(0);
});
