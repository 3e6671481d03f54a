import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '../../../contract/client.ts';
import { followChanges } from '../../../renderer/app/changes.ts';
import type { Backend, Connection } from '../../../renderer/backend.ts';
import { createStore } from '../../../renderer/ui/store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A window that shows one answer, which takes so long to come, and hears of changes. */
async function shownIn(name: string, answerMs: number) {
  let hear = (_change: object) => {};
  const changes = new ReadableStream<object>({
    start: (controller) => void (hear = (change) => controller.enqueue(change)),
  });
  const client = { stream: () => changes.values() } as unknown as Client;
  const connection = createStore<Connection>({ backend: { state: 'ready' }, client, door: null });
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const asked: number[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: [name, {}],
    queryFn: async () => {
      asked.push(performance.now());
      await new Promise((done) => setTimeout(done, answerMs));
      return asked.length;
    },
  });
  const stop = observer.subscribe(() => {});
  await wait(answerMs + 1);
  followChanges({ connection } as unknown as Backend, queries);
  asked.length = 0;
  const begun = performance.now();
  return {
    change: (what: string) => hear({ type: 'changed', what }),
    /** When it was asked for, in ms since then. */
    asked: () => asked.map((at) => Math.round(at - begun)),
    end: () => {
      stop();
      queries.clear();
    },
  };
}

it('a burst of changes is answered by asking once, and the next one as soon', async () => {
  const window = await shownIn('ideas.list', 5);
  for (let i = 0; i < 5; i++) window.change('ideas');
  await wait(200);
  window.change('ideas');
  await wait(1000);
  expect(window.asked()).toEqual([120, 320]);
  window.end();
});

it('an answer that takes long is waited for, and then the window rests three times as long', async () => {
  const window = await shownIn('ideas.list', 200);
  for (let i = 0; i < 9; i++) {
    window.change('ideas');
    await wait(100);
  }
  await wait(3000);
  // Not every 220 ms, each time throwing away what was under way; the last change is not forgotten.
  expect(window.asked()).toEqual([120, 920]);
  window.end();
});

it('an answer that never comes keeps nothing from being asked again for longer than a second', async () => {
  const window = await shownIn('ideas.list', 60_000);
  window.change('ideas');
  await wait(150);
  window.change('ideas');
  await wait(2000);
  expect(window.asked()).toEqual([120, 1240]);
  window.end();
});

it('what a change does not touch is not asked for', async () => {
  const window = await shownIn('ideas.list', 5);
  window.change('plan');
  await wait(1000);
  expect(window.asked()).toEqual([]);
  window.end();
});
