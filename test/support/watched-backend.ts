import { fork } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Client } from '../../contract/client.ts';
import { backendToShellSchema } from '../../contract/shell.ts';
import type { ProcessLooks } from './memory-of-process.ts';
import { clientOf, startMessage } from './speak-to-backend.ts';

/** What a backend process held when it was looked at, and did since it was looked at before. */
export interface BackendLooks extends ProcessLooks {
  /** Of the whole process, its threads included. */
  readonly cpuMs: number;
  /** How late its own thread came to what was due. */
  readonly lateMaxMs: number;
  readonly lateP99Ms: number;
}

/** A backend in a process of its own, as the app runs it, that can be looked into. */
export interface WatchedBackend {
  readonly client: Client;
  readonly pid: number;
  /** From the start of the process until it answers, in ms. */
  readonly readyMs: number;
  look(): Promise<BackendLooks>;
  /** Closes it as the app does, and resolves when it is gone. */
  close(): Promise<void>;
}

/** Starts one that keeps its key in a file, as {@link seedStore} does. `sweep`: its memory is swept before each look. */
export async function startWatchedBackend(
  dataFolder: string,
  { sweep = false } = {},
): Promise<WatchedBackend> {
  const began = performance.now();
  const child = fork(path.join(import.meta.dirname, 'watched-backend-child.ts'), [], {
    execArgv: ['--disable-warning=ExperimentalWarning', ...(sweep ? ['--expose-gc'] : [])],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const looked: ((looks: BackendLooks) => void)[] = [];
  createInterface(child.stderr!).on('line', (line) => {
    if (line.startsWith('{"cpuMs"')) looked.shift()?.(JSON.parse(line) as BackendLooks);
  });
  child.send({ ...startMessage(dataFolder), key: null });
  await new Promise<void>((resolve, reject) => {
    const listen = (raw: unknown) => {
      const message = backendToShellSchema.parse(raw);
      if (message.type === 'ready') resolve();
      else if (message.type === 'refused') reject(new Error(message.problem.message));
      else return;
      child.off('message', listen);
    };
    child.on('message', listen);
    child.once('exit', (code, signal) => reject(new Error(`The backend ended: ${signal ?? code}`)));
  });
  const client = clientOf(child, 1);
  child.send({ type: 'connect', connection: 1 });
  await client.call('system.status', {});
  return {
    client,
    pid: child.pid!,
    readyMs: performance.now() - began,
    look: () =>
      new Promise((resolve) => {
        looked.push(resolve);
        child.kill('SIGUSR2');
      }),
    async close() {
      client.close();
      child.disconnect();
      await exited;
    },
  };
}
