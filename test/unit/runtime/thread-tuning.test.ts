import { expect, it, onTestFinished, vi } from 'vitest';
import { createThreadTuning } from '../../../backend/runtime/thread-tuning.ts';
import { fewestGood, threadCounts, threadsHere } from '../../../backend/runtime/threads.ts';
import { createThreadStore } from '../../../backend/store/thread-store.ts';
import { openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Tuning = Parameters<typeof createThreadTuning>[0];

async function openDatabase() {
  const { store } = await openTestStore(await temporaryFolder());
  return store;
}

async function open(changes: Partial<Tuning> & Pick<Tuning, 'store'>) {
  const report = vi.fn();
  const tuning = await createThreadTuning({
    ...{ machine: 'x64 6 A processor', report, processors: 6, isMachineBusy: () => false, everyMs: 5 },
    ...changes,
  });
  onTestFinished(() => tuning.end());
  return { tuning, report };
}

it('one, half and all processors are tried, and no more than eight threads', () => {
  expect([1, 2, 3, 6, 8, 16, 64].map((processors) => threadCounts(processors))).toEqual([
    [1],
    [1, 2],
    [1, 2, 3],
    [1, 3, 6],
    [1, 4, 8],
    [1, 4, 8],
    [1, 4, 8],
  ]);
  expect([0, 1, 6, 64].map((processors) => threadsHere(processors))).toEqual([1, 1, 6, 8]);
});

it('the fastest is chosen, or fewer threads that are as good; what could not be measured counts for nothing', () => {
  const chosen = (...seconds: [number, number][]) => fewestGood(new Map(seconds));
  expect(chosen([1, 0.02], [3, 0.012], [6, 0.01])).toBe(6);
  expect(chosen([1, 0.02], [3, 0.0104], [6, 0.01])).toBe(3);
  expect(chosen([1, 0.02], [3, 0.012], [6, 0.04])).toBe(3);
  expect(chosen([1, Infinity], [3, Number.NaN], [6, 0.04])).toBe(6);
  expect(chosen([1, 0], [3, Infinity])).toBeNull();
  expect(chosen()).toBeNull();
});

it('it is measured once when the time is good, kept, and measured anew on another machine', async () => {
  const { database } = await openDatabase();
  const store = createThreadStore(database);
  const { tuning } = await open({ store });
  expect(tuning.threads).toBe(6);
  const measure = vi
    .fn<(counts: readonly number[]) => Promise<ReadonlyMap<number, number> | null>>()
    .mockResolvedValueOnce(null)
    .mockResolvedValueOnce(new Map([[1, Infinity]]))
    .mockResolvedValue(
      new Map([
        [1, 0.03],
        [3, 0.01],
        [6, 0.02],
      ]),
    );
  tuning.begin(measure);
  await expect.poll(() => tuning.threads).toBe(3);
  expect(measure.mock.calls[0]![0]).toEqual([1, 3, 6]);
  expect(await store.read()).toMatchObject({ machine: 'x64 6 A processor', threads: 3 });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(measure).toHaveBeenCalledTimes(3);

  const again = await open({ store });
  expect(again.tuning.threads).toBe(3);
  again.tuning.begin(measure);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(measure).toHaveBeenCalledTimes(3);

  const elsewhere = await open({ store, machine: 'arm64 6 Another one' });
  expect(elsewhere.tuning.threads).toBe(6);
  elsewhere.tuning.begin(measure);
  await expect.poll(() => elsewhere.tuning.threads).toBe(3);
  expect(await store.read()).toMatchObject({ machine: 'arm64 6 Another one' });
});

it('what is kept in a way that nobody understands counts as not measured', async () => {
  const { database } = await openDatabase();
  await database
    .insertInto('setting')
    .values({ key: 'machine.threads', value: JSON.stringify({ machine: 'x64 6 A processor', threads: -2 }) })
    .execute();
  expect((await open({ store: createThreadStore(database) })).tuning.threads).toBe(6);
});

it('nothing is measured while other programs want the processors, nor where there is one', async () => {
  const { database } = await openDatabase();
  const store = createThreadStore(database);
  const measure = vi.fn(() => Promise.resolve(new Map([[1, 1]])));
  for (const changes of [{ isMachineBusy: () => true }, { processors: 1 }])
    (await open({ store, ...changes })).tuning.begin(measure);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(measure).not.toHaveBeenCalled();
});

it('a measurement that fails is reported and not tried again, and one under way ends with the app', async () => {
  const { database } = await openDatabase();
  const store = createThreadStore(database);
  const failing = await open({ store });
  const fails = vi.fn(() => Promise.reject(new Error('no model')));
  failing.tuning.begin(fails);
  await expect.poll(() => failing.report.mock.calls).toEqual([[new Error('no model')]]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(fails).toHaveBeenCalledOnce();

  const closing = await open({ store });
  let hasBegun = false;
  closing.tuning.begin(
    (_counts, signal) =>
      new Promise((_resolve, reject) => {
        hasBegun = true;
        signal.addEventListener('abort', () => reject(new Error('called off')));
      }),
  );
  await expect.poll(() => hasBegun).toBe(true);
  await closing.tuning.end();
  expect(closing.report).not.toHaveBeenCalled();
  expect(await store.read()).toBeNull();
});
