import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ModelEntry } from '../../../contract/models.ts';
import type { Standing } from '../../../contract/wire.ts';
import { createModelRegistry } from '../../../backend/models/registry.ts';
import { dot } from '../../../backend/numerics/vectors.ts';
import type { Caller } from '../../../backend/runtime/caller.ts';
import { readMachineMemory } from '../../../backend/runtime/machine-memory.ts';
import { createRuntime, type RuntimeOptions } from '../../../backend/runtime/runtime.ts';

const never = new AbortController().signal;

async function openRuntime(limits?: RuntimeOptions) {
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

test('a model in use keeps no other in memory: each leaves by itself', async () => {
  const { runtime } = await openRuntime({ idleMs: 60 });
  await runtime.borrowEmbedder('zh', never, () => Promise.resolve());
  const embed = () => runtime.borrowEmbedder('en', never, (embedder) => embedder.embed(['bread'], never));
  await embed();
  await expect
    .poll(
      async () => {
        await embed();
        return runtime.stateOf('bge-small-zh-v1.5');
      },
      { interval: 10, timeout: 5000 },
    )
    .toBe('unloaded');
  expect(runtime.stateOf('bge-small-en-v1.5')).toBe('loaded');
});

test('who asks for the same model at once gets one that was loaded once', async () => {
  const { runtime, changes } = await openRuntime();
  const vectors = await Promise.all(
    [1, 2, 3].map(() => runtime.borrowEmbedder('en', never, (embedder) => embedder.embed(['bread'], never))),
  );
  expect(changes).toHaveLength(1);
  expect(vectors[1]).toEqual(vectors[0]);
  expect(vectors[2]).toEqual(vectors[0]);
});

test('a model that can’t be loaded is said to each who asked for it at once, and others go on', async () => {
  const registry = await createModelRegistry(models);
  const asked: string[] = [];
  const broken = {
    ...registry,
    async requireIntact(entry: ModelEntry) {
      asked.push(entry.id);
      // A folder without a model.
      if (entry.id === 'inkling-135m') return Promise.resolve({ folder: import.meta.dirname, sha256: '' });
      return registry.requireIntact(entry, never);
    },
  };
  const runtime = createRuntime(broken, '', () => undefined);
  onTestFinished(() => runtime.dispose());
  const lent = await Promise.allSettled([
    runtime.borrowTextModel(undefined, never, () => Promise.resolve()),
    runtime.borrowTextModel(undefined, never, () => Promise.resolve()),
    runtime.borrowEmbedder('en', never, ({ id }) => Promise.resolve(id)),
  ]);
  for (const said of lent.slice(0, 2))
    expect(said).toMatchObject({
      status: 'rejected',
      reason: { code: 'model-failed', message: expect.stringContaining('could not be loaded') as string },
    });
  expect(lent[2]).toEqual({ status: 'fulfilled', value: 'bge-small-en-v1.5' });
  expect(asked).toEqual(['inkling-135m', 'inkling-135m', 'bge-small-en-v1.5']);
});

test('who calls off while a model is checked or loaded is let go at once, and the model serves the next', async () => {
  const registry = await createModelRegistry(models);
  let goOn = () => {};
  const opened: string[] = [];
  const slow = {
    ...registry,
    async requireIntact(entry: ModelEntry, signal: AbortSignal) {
      opened.push(entry.id);
      await new Promise<void>((resolve) => (goOn = resolve));
      // What loads a model can't be cut short.
      return registry.requireIntact(entry, signal.aborted ? never : signal);
    },
  };
  const runtime = createRuntime(slow, '', () => undefined);
  onTestFinished(() => runtime.dispose());
  const impatient = new AbortController();
  const used: string[] = [];
  const left = runtime.borrowEmbedder('en', impatient.signal, async () => Promise.resolve(used.push('left')));
  const next = runtime.borrowEmbedder('en', never, async () => Promise.resolve(used.push('next')));
  await expect.poll(() => opened).toHaveLength(1);
  impatient.abort();
  await expect(left).rejects.toMatchObject({ code: 'cancelled' });
  expect(runtime.stateOf('bge-small-en-v1.5')).toBe('unloaded');
  goOn();
  await next;
  expect(used).toEqual(['next']);
  expect(opened).toHaveLength(1);
});

test('a model that is being loaded while the app closes does not stay', async () => {
  const { runtime } = await openRuntime();
  const lent = runtime.borrowEmbedder('en', never, () => Promise.resolve());
  const said = expect(lent).rejects.toMatchObject({ code: 'model-failed' });
  await runtime.dispose();
  await said;
  expect(runtime.stateOf('bge-small-en-v1.5')).toBe('unloaded');
});

test('whoever waits is told its place, and turns go round among windows', async () => {
  const registry = await createModelRegistry(models);
  const asking = new AsyncLocalStorage<Caller>();
  const runtime = createRuntime(registry, '', () => undefined, {
    callerNow: () => asking.getStore(),
    tellAfterMs: 1,
  });
  onTestFinished(() => runtime.dispose());
  const told: [string, Standing][] = [];
  const order: string[] = [];
  const [endpoint, window] = [{}, {}];
  const ask = (name: string, origin: object) =>
    asking.run({ origin, stand: (standing) => told.push([name, standing]) }, () =>
      runtime.borrowEmbedder('en', never, async () => Promise.resolve(order.push(name))),
    );
  let end = () => {};
  const held = runtime.borrowEmbedder('en', never, () => new Promise<void>((resolve) => (end = resolve)));
  const waiting = [ask('endpoint 0', endpoint), ask('endpoint 1', endpoint), ask('window', window)];
  await expect.poll(() => told).toHaveLength(3);
  expect(told.splice(0)).toEqual([
    ['endpoint 0', { type: 'queued', place: 1 }],
    ['endpoint 1', { type: 'queued', place: 3 }],
    ['window', { type: 'queued', place: 2 }],
  ]);
  await expect.poll(() => runtime.stateOf('bge-small-en-v1.5')).toBe('loaded');
  await new Promise((resolve) => setImmediate(resolve));
  end();
  await Promise.all([held, ...waiting]);
  expect(order).toEqual(['endpoint 0', 'window', 'endpoint 1']);
  expect(told.filter(([, { type }]) => type === 'working')).toHaveLength(3);
});

test('how far a long prompt has been read is told to whoever has it read, and to nobody else', async () => {
  const registry = await createModelRegistry(models);
  const asking = new AsyncLocalStorage<Caller>();
  const runtime = createRuntime(registry, '', () => undefined, { callerNow: () => asking.getStore() });
  onTestFinished(() => runtime.dispose());
  const write = (turn: string) =>
    runtime.borrowTextModel(undefined, never, async (text) => {
      const sampling = { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };
      const prompt = { system: 'Answer.', turn };
      const events = text.write({ prompt, sampling, seed: 1, maxTokens: 1, stop: [], signal: never });
      for await (const event of events) expect(event.type).toBeTruthy();
    });
  const told: Standing[] = [];
  const caller: Caller = { origin: {}, stand: (standing) => told.push(standing) };
  await asking.run(caller, () => write('What does bread cost?'));
  expect(told).toEqual([]);
  await asking.run(caller, () => write('The bakery is closed. '.repeat(160)));
  expect(told[0]).toEqual({ type: 'reading', share: 0 });
  expect(told.at(-1)).toEqual({ type: 'working' });
  const shares = told.flatMap((standing) => (standing.type === 'reading' ? [standing.share] : []));
  expect(shares.length).toBeGreaterThanOrEqual(4);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  const before = told.length;
  await write('The bakery is open. '.repeat(160));
  expect(told).toHaveLength(before);
});

test('threads are measured with the text model while it rests, and give way to who asks', async () => {
  let available = Infinity;
  let asked = 0;
  const { runtime } = await openRuntime({
    restMs: 0,
    memory: () => ({ available, whole: Infinity }),
    threads: () => ++asked,
  });
  const measure = (counts: readonly number[]) => runtime.measureThreads(counts, never);
  // Nobody has used it yet: it is not loaded for this.
  expect(await measure([1, 2])).toBeNull();
  const use = () => runtime.borrowTextModel(undefined, never, ({ id }) => Promise.resolve(id));
  await use();
  expect(asked).toBe(1);
  const seconds = await measure([1, 2]);
  expect([...(seconds ?? [])].map(([count, time]) => [count, time > 0 && time < 5])).toEqual([
    [1, true],
    [2, true],
  ]);

  const long = measure(Array.from({ length: 50 }, () => 1));
  expect(await use()).toBe('inkling-135m');
  expect(await long).toBeNull();

  available = 1000;
  expect(await measure([1])).toBeNull();
  available = Infinity;
  const calledOff = new AbortController();
  const ended = runtime.measureThreads([1, 2, 1, 2], calledOff.signal);
  setTimeout(() => calledOff.abort(), 100);
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
});

test('threads are not measured right after somebody was served', async () => {
  const { runtime } = await openRuntime({ restMs: 60_000 });
  await runtime.borrowTextModel(undefined, never, () => Promise.resolve());
  expect(await runtime.measureThreads([1], never)).toBeNull();
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
