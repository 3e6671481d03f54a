import type { MessagePortMain } from 'electron';
import type { Problem } from '../contract/errors.ts';
import type { NetworkAttempt } from '../contract/network.ts';
import type { ProviderAnswer } from '../contract/providers.ts';
import type { BackendState, ShellToBackend } from '../contract/shell.ts';
import type { AboutItself, BackendChild, BackendEvents } from './backend-child.ts';
import type { ProviderTrials } from './provider-trials.ts';
import { decideRestart, type Crashes } from './restart-policy.ts';

/** The backend as windows see it: always there, sometimes being restarted. */
export interface BackendProcess {
  /** Connects a window's port to the backend, as soon as it is ready. */
  connect(port: MessagePortMain): void;
  state(): BackendState;
  /** Hands on what was tried in the shell and its pages; false while there is nobody to hear it. */
  tell(attempts: NetworkAttempt[]): boolean;
  /** Starts it again after it was given up; otherwise does nothing. */
  restart(): void;
  /** Ends it for good, after it has done what windows asked last. Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface BackendProcessOptions {
  /** Starts the process, or says why that can't be done. */
  launch(events: BackendEvents): BackendChild | Problem;
  /** The first message to the process. */
  startMessage(): Promise<Extract<ShellToBackend, { type: 'start' }>>;
  /** Gives the database key, 32 bytes as base64, to the keychain; true when it has it. */
  guardKey(raw: string): Promise<boolean>;
  /** Makes what starts the processes that try providers. */
  trials(tell: (id: number, answer: ProviderAnswer) => void): ProviderTrials;
  onState(state: BackendState): void;
}

const crashedTooOften: Problem = {
  code: 'backend-lost',
  message: 'The part of Inkling that runs the models stopped three times in a row. Everything saved is kept.',
  remedy: 'Close other programs to free memory, then start it again.',
};

/** Never ready: what it opens is at fault rather than what it was asked, and starting again comes to the same. */
const crashedAtStart: Problem = {
  code: 'start-failed',
  message:
    'Inkling stopped three times in a row while it opened its data, so it is not started again. Everything saved is kept.',
  remedy:
    'Restart the computer and try again. If it stops again, restore a backup, or rename the data folder to start with an empty one, and keep the old one.',
};

/** A backend ends by itself within this, or is ended: it waits for its windows' last words, and five seconds for its work. */
const stopLimitMs = 6000;

/** Keeps a backend running: starts it, restarts it after a crash, and stops when it keeps crashing. */
export function createBackendProcess(options: BackendProcessOptions): BackendProcess {
  let state: BackendState = { state: 'starting' };
  let child: BackendChild | null = null;
  let readyAtMs: number | null = null;
  let crashes: Crashes = [];
  let timer: NodeJS.Timeout | undefined;
  let waiting: MessagePortMain[] = [];
  let launches = 0;
  let ended = false;
  let onGone = (): void => undefined;

  const trials = options.trials((id, answer) => child?.send({ type: 'provider-tried', id, answer }));

  const become = (next: BackendState) => {
    state = next;
    options.onState(next);
  };

  const start = async (): Promise<void> => {
    readyAtMs = null;
    // A process that was replaced may still speak; nobody listens to it.
    const launch = ++launches;
    const message = await options.startMessage();
    if (ended || launch !== launches) return;
    const launched = options.launch({
      onMessage: (message) => launch === launches && onMessage(message),
      onExit: (reason) => launch === launches && onExit(reason),
    });
    if ('code' in launched) return become({ state: 'stopped', problem: launched });
    child = launched;
    child.send(message);
  };

  const onMessage = (message: AboutItself): void => {
    switch (message.type) {
      case 'refused':
        return become({ state: 'stopped', problem: message.problem });
      case 'reopening':
        return become({ state: 'starting' });
      case 'guard-key':
        return void guard(message.raw);
      case 'try-provider':
        return trials.start(message.id, message.question);
      case 'leave-provider':
        return trials.leave(message.id);
      case 'ready':
      case 'closed':
        readyAtMs = performance.now();
        become({ state: message.type });
        for (const port of waiting) child?.connect(port);
        waiting = [];
    }
  };

  const guard = async (raw: string): Promise<void> => {
    const asking = child;
    const isGuarded = await options.guardKey(raw);
    if (asking === child) asking?.send({ type: 'key-guarded', isGuarded });
  };

  const onExit = (reason: string): void => {
    child = null;
    trials.stop();
    onGone();
    // After a refusal the process ends by itself, and a restart would only be refused again.
    if (ended || state.state === 'stopped') return;
    process.stderr.write(`The backend ended: ${reason}\n`);
    // Not the time of day, which may be set back, and goes on while the machine sleeps.
    const now = performance.now();
    const decision = decideRestart(crashes, now, readyAtMs === null ? 0 : now - readyAtMs);
    crashes = decision.crashes;
    if (decision.action === 'give-up')
      return become({ state: 'stopped', problem: readyAtMs === null ? crashedAtStart : crashedTooOften });
    become({ state: 'restarting', attempt: decision.attempt });
    timer = setTimeout(() => void start(), decision.delayMs);
  };

  void start();
  return {
    connect(port) {
      if ((state.state === 'ready' || state.state === 'closed') && child) child.connect(port);
      else waiting.push(port);
    },
    state: () => state,
    tell(attempts) {
      if (state.state !== 'ready' || !child) return false;
      child.send({ type: 'attempts', attempts });
      return true;
    },
    restart() {
      if (state.state !== 'stopped' || ended) return;
      child?.kill();
      crashes = [];
      become({ state: 'starting' });
      void start();
    },
    async stop() {
      ended = true;
      clearTimeout(timer);
      trials.stop();
      const stopping = child;
      if (!stopping) return;
      stopping.send({ type: 'stop' });
      await new Promise<void>((resolve) => {
        onGone = resolve;
        setTimeout(resolve, stopLimitMs);
      });
      if (child === stopping) stopping.kill();
    },
  };
}
