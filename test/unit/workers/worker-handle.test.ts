import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { canLookAtMemory, createWorker, type WorkerLimits } from '../../../backend/workers/worker-handle.ts';
import type { TestJobs } from '../../support/worker-child.ts';

const entry = path.resolve(import.meta.dirname, '../../support/worker-child.ts');
const never = new AbortController().signal;

function openWorker(limits: Partial<WorkerLimits> = {}) {
  const worker = createWorker<TestJobs>({ memoryMb: 256, stallMs: null, idleMs: null, ...limits }, entry);
  onTestFinished(() => worker.close());
  return worker;
}

test('a job gets its input and gives its output, typed arrays included', async () => {
  const worker = openWorker();
  expect(await worker.run('double', Float32Array.of(1, 2.5), { signal: never })).toEqual(
    Float32Array.of(2, 5),
  );
});

test('what one job leaves in its worker the next finds', async () => {
  const worker = openWorker();
  expect(await worker.run('count', undefined, { signal: never })).toBe(1);
  expect(await worker.run('count', undefined, { signal: never })).toBe(2);
  expect(await openWorker().run('count', undefined, { signal: never })).toBe(1);
});

test('progress arrives before the result', async () => {
  const told: unknown[] = [];
  const result = await openWorker().run('tell', 3, {
    signal: never,
    onProgress: (value) => told.push(value),
  });
  expect([...told, result]).toEqual([1, 2, 3, 'told']);
});

test('a job in a loop ends when it is called off, and its worker lives on', async () => {
  const worker = openWorker();
  await worker.run('count', undefined, { signal: never });
  const stop = new AbortController();
  const spinning = worker.run('spin', null, { signal: stop.signal, onProgress: () => stop.abort() });
  await expect(spinning).rejects.toMatchObject({ code: 'cancelled' });
  expect(await worker.run('count', undefined, { signal: never })).toBe(2);
});

test('a job called off before it began is not begun', async () => {
  await expect(openWorker().run('hang', undefined, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test('a job that does not listen is ended with its worker, and the ones behind it get a fresh one', async () => {
  const worker = openWorker({ stallMs: 500 });
  const hanging = worker.run('hang', undefined, { signal: never });
  const behind = worker.run('count', undefined, { signal: never });
  await expect(hanging).rejects.toMatchObject({ code: 'worker-ended' });
  expect(await behind).toBe(1);
  expect(await worker.run('count', undefined, { signal: never })).toBe(2);
});

test('a job called off while it waits leaves at once, and the one before it goes on', async () => {
  const worker = openWorker();
  const stop = new AbortController();
  const last = new AbortController();
  const spinning = worker.run('spin', null, { signal: last.signal });
  const ended = expect(spinning).rejects.toMatchObject({ code: 'cancelled' });
  const behind = worker.run('count', undefined, { signal: stop.signal });
  const after = worker.run('count', undefined, { signal: never });
  stop.abort();
  await expect(behind).rejects.toMatchObject({ code: 'cancelled' });
  // Longer than what a job that is called off is given to end by itself.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  last.abort();
  await ended;
  expect(await after).toBe(1);
  expect(await worker.run('count', undefined, { signal: never })).toBe(2);
});

test('a job that will not be called off is ended with its worker, and the one behind it is done', async () => {
  const worker = openWorker();
  const stop = new AbortController();
  const hanging = worker.run('hang', undefined, { signal: stop.signal });
  const ended = expect(hanging).rejects.toMatchObject({ code: 'cancelled' });
  const behind = worker.run('count', undefined, { signal: never });
  stop.abort();
  await ended;
  expect(await behind).toBe(1);
});

test('the time in which a thread loads its jobs is no silence of a job', async () => {
  const slow = path.resolve(import.meta.dirname, '../../support/slow-worker-child.ts');
  const worker = createWorker<{ answer(): number }>({ memoryMb: 256, stallMs: 300, idleMs: null }, slow);
  onTestFinished(() => worker.close());
  expect(await worker.run('answer', undefined as never, { signal: never })).toBe(42);
});

test('a job that eats all memory is an error, not the end of the process', async () => {
  const worker = openWorker({ memoryMb: 48 });
  await expect(worker.run('hoard', undefined, { signal: never })).rejects.toMatchObject({
    code: 'worker-ended',
    message: expect.stringContaining('memory') as string,
  });
  expect(await worker.run('count', undefined, { signal: never })).toBe(1);
});

test.skipIf(!canLookAtMemory)(
  'so is one that eats all memory beside its heap, in typed arrays, however much it has to say meanwhile',
  async () => {
    const worker = openWorker({ memoryMb: 48, arraysMb: 100 });
    const run = worker.run('hoardArrays', null, { signal: never, onProgress: () => undefined });
    await expect(run).rejects.toMatchObject({
      code: 'worker-ended',
      message: expect.stringContaining('memory') as string,
    });
    expect(await worker.run('count', undefined, { signal: never })).toBe(1);
  },
);

test('errors of the job arrive as what they are', async () => {
  const worker = openWorker();
  await expect(worker.run('refuse', undefined, { signal: never })).rejects.toMatchObject({
    name: 'InklingError',
    code: 'not-found',
    remedy: 'Look elsewhere.',
  });
  await expect(worker.run('fail', undefined, { signal: never })).rejects.toThrow('That is no number');
});

test('an input that can not be sent is refused, and the job behind it is done', async () => {
  const worker = openWorker();
  const first = worker.run('count', undefined, { signal: never });
  const unsendable = (() => 1) as unknown as Float32Array;
  const refused = expect(worker.run('double', unsendable, { signal: never })).rejects.toThrow('cloned');
  const behind = worker.run('count', undefined, { signal: never });
  expect(await first).toBe(1);
  await refused;
  expect(await behind).toBe(2);
});

test('an idle worker is ended, and its memory with it', async () => {
  const worker = openWorker({ idleMs: 1 });
  expect(await worker.run('count', undefined, { signal: never })).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await worker.run('count', undefined, { signal: never })).toBe(1);
});

test('closing rejects what is under way', async () => {
  const worker = openWorker();
  const hanging = expect(worker.run('hang', undefined, { signal: never })).rejects.toMatchObject({
    code: 'cancelled',
  });
  await worker.close();
  await hanging;
});

test('a machine that sleeps longer than a job may be silent does not end the job', async () => {
  const program = path.resolve(import.meta.dirname, '../../support/sleeping-child.ts');
  const [silentMs, stallMs, sleepMs] = [900, 1500, 2500];
  const child = spawn(process.execPath, [program, String(silentMs), String(stallMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('begun');
  child.kill('SIGSTOP');
  await wait(sleepMs);
  child.kill('SIGCONT');
  expect((await lines.next()).value).toBe('waited');
});
