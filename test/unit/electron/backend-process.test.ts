import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../../contract/errors.ts';
import type { ProviderAnswer } from '../../../contract/providers.ts';
import type { BackendState } from '../../../contract/shell.ts';
import type { BackendChild, BackendEvents } from '../../../electron/backend-child.ts';
import { createBackendProcess } from '../../../electron/backend-process.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Port = Parameters<BackendChild['connect']>[0];
const portNamed = (name: string) => ({ name }) as unknown as Port;
const problem: Problem = { code: 'data-folder', message: 'No.', remedy: 'Yes.' };

/** A supervisor over processes that do what the test says. */
async function supervise() {
  const states: BackendState[] = [];
  const sent: unknown[] = [];
  const children: { events: BackendEvents; connected: Port[]; killed: boolean }[] = [];
  const trials: unknown[] = [];
  let tellTrial: (id: number, answer: ProviderAnswer) => void = () => undefined;
  const backend = createBackendProcess({
    trials(tell) {
      tellTrial = tell;
      return {
        start: (id, question) => void trials.push([id, question]),
        leave: (id) => void trials.push([id, 'left']),
        stop: () => void trials.push('stopped'),
      };
    },
    launch(events) {
      const child = { events, connected: [] as Port[], killed: false };
      children.push(child);
      return {
        send: (message) => void sent.push(message),
        connect: (port) => child.connected.push(port),
        kill: () => (child.killed = true),
      };
    },
    startMessage: async () => ({
      type: 'start',
      version: '1',
      dataFolder: '/d',
      modelsFolder: '/m',
      libraryFolder: '/l',
      updateFile: null,
      key: null,
      keychain: 'none',
    }),
    guardKey: async (raw) => raw === 'taken',
    onState: (state) => states.push(state),
  });
  await vi.advanceTimersByTimeAsync(0);
  const answerTrial = (id: number, answer: ProviderAnswer) => tellTrial(id, answer);
  return { backend, states, sent, trials, answerTrial, children, newest: () => children.at(-1)! };
}

test('ports wait until it is ready, also through a crash at the start', async () => {
  const { backend, newest } = await supervise();
  backend.connect(portNamed('one'));
  newest().events.onExit('SIGSEGV');
  await vi.advanceTimersByTimeAsync(250);
  newest().events.onMessage({ type: 'ready' });
  backend.connect(portNamed('two'));
  expect(newest().connected).toEqual([portNamed('one'), portNamed('two')]);
});

test('three crashes in a row stop it; asked again, it starts anew', async () => {
  const { backend, states, children, newest } = await supervise();
  for (let crash = 0; crash < 3; crash++) {
    newest().events.onMessage({ type: 'ready' });
    newest().events.onExit('SIGSEGV');
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(states.map(({ state }) => state)).toEqual([
    ...['ready', 'restarting', 'ready', 'restarting', 'ready', 'stopped'],
  ]);
  expect(children).toHaveLength(3);
  backend.restart();
  await vi.advanceTimersByTimeAsync(0);
  newest().events.onMessage({ type: 'ready' });
  expect(backend.state()).toEqual({ state: 'ready' });
  expect(children).toHaveLength(4);
});

test('three crashes before it is ever ready are told apart: what it opens is at fault', async () => {
  const { backend, children, newest } = await supervise();
  for (let crash = 0; crash < 3; crash++) {
    newest().events.onExit('SIGSEGV');
    await vi.advanceTimersByTimeAsync(1000);
  }
  await vi.advanceTimersByTimeAsync(600_000);
  expect(children).toHaveLength(3);
  expect(backend.state()).toMatchObject({ state: 'stopped', problem: { code: 'start-failed' } });
});

test('a refusal is shown and not repeated', async () => {
  const { backend, states, children, newest } = await supervise();
  newest().events.onMessage({ type: 'refused', problem });
  newest().events.onExit('SIGSEGV');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(states).toEqual([{ state: 'stopped', problem }]);
  expect(children).toHaveLength(1);
  expect(backend.state()).toEqual({ state: 'stopped', problem });
});

test('a process that was replaced is not listened to', async () => {
  const { backend, states, children } = await supervise();
  children[0]!.events.onMessage({ type: 'refused', problem });
  backend.restart();
  await vi.advanceTimersByTimeAsync(0);
  children[0]!.events.onExit('SIGSEGV');
  children[1]!.events.onMessage({ type: 'ready' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(states.map(({ state }) => state)).toEqual(['stopped', 'starting', 'ready']);
  expect(children).toHaveLength(2);
});

test('restarting one that runs changes nothing, and stopping ends it for good', async () => {
  const { backend, children, sent, newest } = await supervise();
  newest().events.onMessage({ type: 'ready' });
  backend.restart();
  expect(children).toHaveLength(1);
  const stopped = backend.stop();
  expect(sent.at(-1)).toEqual({ type: 'stop' });
  newest().events.onExit('exit code 0');
  await stopped;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(children).toHaveLength(1);
  expect(newest().killed).toBe(false);
});

test('one that doesn’t end when it is told to is ended', async () => {
  const { backend, newest } = await supervise();
  newest().events.onMessage({ type: 'ready' });
  const stopped = backend.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(newest().killed).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  await stopped;
  expect(newest().killed).toBe(true);
});

test('a clock that is set back makes no crashes in a row of crashes far apart', async () => {
  const { states, newest } = await supervise();
  for (let crash = 0; crash < 4; crash++) {
    newest().events.onMessage({ type: 'ready' });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    vi.setSystemTime(Date.now() - 3_600_000);
    newest().events.onExit('SIGSEGV');
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(states.at(-1)).toEqual({ state: 'restarting', attempt: 1 });
});

test('a closed one is connected too, and one that opens another database is seen starting and ready', async () => {
  const { backend, states, newest } = await supervise();
  backend.connect(portNamed('early'));
  newest().events.onMessage({ type: 'closed' });
  backend.connect(portNamed('late'));
  expect(newest().connected).toEqual([portNamed('early'), portNamed('late')]);
  newest().events.onMessage({ type: 'ready' });
  newest().events.onMessage({ type: 'reopening' });
  backend.connect(portNamed('waits'));
  expect(newest().connected).toHaveLength(2);
  newest().events.onMessage({ type: 'ready' });
  expect(newest().connected).toHaveLength(3);
  expect(states.map(({ state }) => state)).toEqual(['closed', 'ready', 'starting', 'ready']);
});

test('a key is given to the keychain when the backend asks, and it hears whether it was taken', async () => {
  const { sent, newest } = await supervise();
  for (const raw of ['taken', 'refused']) newest().events.onMessage({ type: 'guard-key', raw });
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.slice(1)).toEqual([
    { type: 'key-guarded', isGuarded: true },
    { type: 'key-guarded', isGuarded: false },
  ]);
});

test('what a backend asks to be tried is started, its answer handed on, and ended with the backend', async () => {
  const { sent, trials, answerTrial, newest } = await supervise();
  newest().events.onMessage({ type: 'ready' });
  const question = { type: 'try', provider: 'webgpu' } as const;
  newest().events.onMessage({ type: 'try-provider', id: 1, question });
  newest().events.onMessage({ type: 'try-provider', id: 2, question });
  newest().events.onMessage({ type: 'leave-provider', id: 2 });
  expect(trials).toEqual([
    [1, question],
    [2, question],
    [2, 'left'],
  ]);
  answerTrial(1, { type: 'works' });
  expect(sent.at(-1)).toEqual({ type: 'provider-tried', id: 1, answer: { type: 'works' } });
  newest().events.onExit('SIGSEGV');
  expect(trials.at(-1)).toBe('stopped');
  // Nobody is there who asked.
  const before = sent.length;
  answerTrial(1, { type: 'works' });
  expect(sent).toHaveLength(before);
});
