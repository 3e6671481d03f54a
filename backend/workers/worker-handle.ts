import { Worker, type Transferable } from 'node:worker_threads';
import { assertNever } from '../../contract/assert-never.ts';
import { cancelledError, InklingError } from '../../contract/errors.ts';
import { workerEntry } from './entry.ts';
import type { InputOfJob, Jobs, OutputOfJob } from './job.ts';
import type { RunMessage, WorkerMessage } from './messages.ts';

/** How far a worker may go. */
export interface WorkerLimits {
  /** Most memory of its JavaScript heap, in MiB; typed arrays are not counted by V8. */
  readonly memoryMb: number;
  /** A job that says nothing for so long is taken for one that hangs, and its worker is ended. Null: never. */
  readonly stallMs: number | null;
  /** A worker without work is ended after this; what its jobs left in it goes with it. Null: it stays. */
  readonly idleMs: number | null;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (value: unknown) => void;
  readonly transfer?: readonly Transferable[];
}

/** A thread beside the backend's own, started when first used and started anew after it died. */
export interface WorkerHandle<J extends Jobs> {
  /**
   * Does one job; jobs wait for one another. Rejects with the job's own InklingError, with `cancelled`, or with
   * `worker-ended` when it hung or ran out of memory; the next job gets a fresh worker.
   */
  run<N extends keyof J & string>(
    name: N,
    input: InputOfJob<J, N>,
    options: RunOptions,
  ): Promise<OutputOfJob<J, N>>;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((value: unknown) => void) | undefined;
}

/** A cancelled job that has not ended by itself after this is ended with its worker. */
const cancelGraceMs = 2000;
/** A thread may take so long to load its jobs; only then does its silence count. */
const startLimitMs = 60_000;

/** Makes a handle; nothing is started yet. `entry` is the file that serves the jobs. */
export function createWorker<J extends Jobs>(limits: WorkerLimits, entry = workerEntry): WorkerHandle<J> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let isReady = false;
  let nextId = 1;
  let stall: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;

  const end = (reason: Error): Promise<number> | undefined => {
    const ended = worker;
    worker = null;
    isReady = false;
    clearTimeout(stall);
    clearTimeout(idle);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
    return ended?.terminate();
  };

  const watch = () => {
    clearTimeout(stall);
    clearTimeout(idle);
    if (waiting.size > 0 && limits.stallMs !== null) {
      const silence = isReady ? limits.stallMs : Math.max(limits.stallMs, startLimitMs);
      stall = setTimeout(() => void end(workerEnded('did not answer any more')), silence);
    }
    if (waiting.size === 0 && limits.idleMs !== null)
      idle = setTimeout(() => void end(new Error('Ended while idle')), limits.idleMs).unref();
  };

  const settle = (message: WorkerMessage) => {
    if (message.type === 'ready') {
      isReady = true;
      return watch();
    }
    const job = waiting.get(message.id);
    if (!job) return;
    if (message.type !== 'progress') waiting.delete(message.id);
    watch();
    switch (message.type) {
      case 'progress':
        return job.onProgress?.(message.value);
      case 'result':
        return job.resolve(message.output);
      case 'problem':
        return job.reject(InklingError.from(message.problem));
      case 'error':
        return job.reject(Object.assign(new Error(message.message), { stack: message.stack }));
      default:
        assertNever(message);
    }
  };

  const start = (): Worker => {
    const started = new Worker(entry, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    // Only a thread that is still in use tells; one that was ended may still have words under way.
    started.on('message', (message: WorkerMessage) => {
      if (worker === started) settle(message);
    });
    started.on('error', (error: Error & { code?: string }) => {
      if (worker !== started) return;
      void end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? workerEnded('ran out of memory') : error);
    });
    started.on('exit', () => {
      if (worker === started) void end(workerEnded('ended'));
    });
    return started;
  };

  return {
    run(name, input, { signal, onProgress, transfer }) {
      if (signal.aborted) return Promise.reject(cancelledError());
      const target = (worker ??= start());
      const id = nextId++;
      const flag = new Int32Array(new SharedArrayBuffer(4));
      return new Promise((resolve, reject) => {
        let grace: NodeJS.Timeout | undefined;
        const cancel = () => {
          Atomics.store(flag, 0, 1);
          grace = setTimeout(() => {
            if (worker === target && waiting.has(id)) void end(cancelledError());
          }, cancelGraceMs);
        };
        const finish =
          <T>(settled: (value: T) => void) =>
          (value: T) => {
            clearTimeout(grace);
            signal.removeEventListener('abort', cancel);
            settled(value);
          };
        signal.addEventListener('abort', cancel, { once: true });
        waiting.set(id, {
          resolve: finish(resolve as (output: unknown) => void),
          reject: finish(reject),
          onProgress,
        });
        watch();
        target.postMessage({ id, name, input, flag } satisfies RunMessage, transfer);
      });
    },

    async close() {
      await end(cancelledError());
    },
  };
}

function workerEnded(what: string): InklingError {
  return new InklingError(
    'worker-ended',
    `The part of Inkling that was working on this ${what}, so it was stopped. Nothing stored was changed.`,
    'Try again with less at once, for instance a smaller file.',
  );
}
