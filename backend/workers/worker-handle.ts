import { SHARE_ENV, Worker, type Transferable } from 'node:worker_threads';
import { assertNever } from '../../contract/assert-never.ts';
import { cancelledError, InklingError } from '../../contract/errors.ts';
import { workerEntry } from './entry.ts';
import type { InputOfJob, Jobs, OutputOfJob } from './job.ts';
import type { RunMessage, WorkerMessage } from './messages.ts';

/** How far a worker may go. */
export interface WorkerLimits {
  /** Most memory of its JavaScript heap, in MiB; typed arrays are not counted by V8. */
  readonly memoryMb: number;
  /**
   * Most memory of its typed arrays, in MiB, looked at while it has a job where `canLookAtMemory`. Left out: as much as the
   * system gives.
   */
  readonly arraysMb?: number;
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
   * `worker-ended` when it hung or ran out of memory; the jobs behind it get a fresh worker.
   */
  run<N extends keyof J & string>(
    name: N,
    input: InputOfJob<J, N>,
    options: RunOptions,
  ): Promise<OutputOfJob<J, N>>;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}

interface Job {
  readonly message: RunMessage;
  readonly transfer: readonly Transferable[] | undefined;
  readonly onProgress: ((value: unknown) => void) | undefined;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/** A cancelled job that has not ended by itself after this is ended with its worker. */
const cancelGraceMs = 2000;
/** Whether the memory of a thread can be looked at: not every Node that the backend may run under can tell. */
export const canLookAtMemory = 'getHeapStatistics' in Worker.prototype;
/** How often the memory of a thread is looked at. */
const lookEveryMs = 100;
/** Into so many steps the silence of a thread is cut. */
const silenceSteps = 10;
/** A thread may take so long to load its jobs; only then does its silence count. */
const startLimitMs = 60_000;

/** Makes a handle; nothing is started yet. `entry` is the file that serves the jobs. */
export function createWorker<J extends Jobs>(limits: WorkerLimits, entry = workerEntry): WorkerHandle<J> {
  // They wait here rather than in the thread: the end of one job is no other's, and one called off just leaves.
  const queue: Job[] = [];
  let current: Job | null = null;
  let worker: Worker | null = null;
  let isReady = false;
  let nextId = 1;
  let stall: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  let look: NodeJS.Timeout | undefined;

  /** Ends the thread and the job it was at; those behind it go on in a fresh one. */
  const end = (reason: Error): Promise<number> | undefined => {
    const ended = worker;
    const job = current;
    worker = null;
    current = null;
    isReady = false;
    clearTimeout(stall);
    clearTimeout(idle);
    clearInterval(look);
    look = undefined;
    job?.reject(reason);
    doNext();
    return ended?.terminate();
  };

  /** V8 holds a thread to its heap, not to what lies beside it: a small file may unpack to more than the machine has. */
  const lookAtMemory = () => {
    const { arraysMb } = limits;
    if (!current || arraysMb === undefined || !canLookAtMemory) {
      clearInterval(look);
      look = undefined;
      return;
    }
    // Words of the thread don't put it off.
    look ??= setInterval(() => {
      const looked = worker;
      looked?.getHeapStatistics().then(
        ({ external_memory: bytes }) => {
          if (worker === looked && bytes > arraysMb * 2 ** 20) void end(workerEnded('ran out of memory'));
        },
        // It has ended by itself, which is heard of otherwise.
        () => undefined,
      );
    }, lookEveryMs).unref();
  };

  const watch = () => {
    clearTimeout(stall);
    clearTimeout(idle);
    lookAtMemory();
    if (current && limits.stallMs !== null) {
      const silence = isReady ? limits.stallMs : Math.max(limits.stallMs, startLimitMs);
      // In steps: of the time that a machine sleeps, which the thread slept too, one step counts at most.
      const listen = (stepsLeft: number) => {
        if (stepsLeft === 0) return void end(workerEnded('did not answer any more'));
        stall = setTimeout(listen, silence / silenceSteps, stepsLeft - 1);
      };
      listen(silenceSteps);
    }
    if (!current && worker && limits.idleMs !== null)
      idle = setTimeout(() => void end(new Error('Ended while idle')), limits.idleMs).unref();
  };

  const doNext = () => {
    if (current) return;
    const job = queue.shift() ?? null;
    current = job;
    try {
      if (job) (worker ??= start()).postMessage(job.message, job.transfer);
    } catch (error) {
      // What can't be sent to a thread is the fault of this job alone.
      current = null;
      job?.reject(error);
      return doNext();
    }
    watch();
  };

  const settle = (message: WorkerMessage) => {
    if (message.type === 'ready') {
      isReady = true;
      return watch();
    }
    const job = current;
    if (job?.message.id !== message.id) return;
    if (message.type === 'progress') {
      watch();
      return job.onProgress?.(message.value);
    }
    current = null;
    doNext();
    switch (message.type) {
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
      // A copy would be seen by JavaScript alone; native libraries look at the process's own.
      env: SHARE_ENV,
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
      const flag = new Int32Array(new SharedArrayBuffer(4));
      return new Promise((resolve, reject) => {
        let grace: NodeJS.Timeout | undefined;
        const cancel = () => {
          const place = queue.indexOf(job);
          if (place >= 0) {
            queue.splice(place, 1);
            return job.reject(cancelledError());
          }
          Atomics.store(flag, 0, 1);
          grace = setTimeout(() => {
            if (current === job) void end(cancelledError());
          }, cancelGraceMs);
        };
        const finish =
          <T>(settled: (value: T) => void) =>
          (value: T) => {
            clearTimeout(grace);
            signal.removeEventListener('abort', cancel);
            settled(value);
          };
        const job: Job = {
          message: { id: nextId++, name, input, flag },
          transfer,
          onProgress,
          resolve: finish(resolve as (output: unknown) => void),
          reject: finish(reject),
        };
        signal.addEventListener('abort', cancel, { once: true });
        queue.push(job);
        doNext();
      });
    },

    async close() {
      for (const job of queue.splice(0)) job.reject(cancelledError());
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
