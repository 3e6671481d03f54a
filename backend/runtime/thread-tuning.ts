import { availableParallelism, loadavg } from 'node:os';
import type { ThreadStore } from '../models/ports.ts';
import { fewestGood, threadCounts, threadsHere } from './threads.ts';

/** Finds out how many threads are fastest on a machine, once. */
export interface ThreadTuning {
  /** As it was measured on this machine, or what is likely good. */
  readonly threads: number;
  /**
   * From now on `measure` is tried now and then until it has measured. It gives null where it was no good time to, or gave
   * way to somebody; where it fails, it is left until the next start.
   */
  begin(
    measure: (counts: readonly number[], signal: AbortSignal) => Promise<ReadonlyMap<number, number> | null>,
  ): void;
  end(): Promise<void>;
}

interface TuningOptions {
  readonly store: ThreadStore;
  /** What tells this machine from another one that the data may be carried to: its processor, and how many. */
  readonly machine: string;
  readonly report: (error: unknown) => void;
  readonly processors?: number;
  /** While other programs want the processors, what is measured says little of threads. */
  readonly isMachineBusy?: () => boolean;
  readonly everyMs?: number;
}

/** Whether other programs want the processors. Windows never says so. */
export function isMachineBusyNow(): boolean {
  return (loadavg()[0] ?? 0) > availableParallelism() / 2;
}

/** Reads what was measured here before; what was measured on another machine counts as nothing. */
export async function createThreadTuning({
  store,
  machine,
  report,
  processors = availableParallelism(),
  isMachineBusy = isMachineBusyNow,
  everyMs = 60_000,
}: TuningOptions): Promise<ThreadTuning> {
  const kept = await store.read();
  let measured = kept?.machine === machine ? kept.threads : null;
  const controller = new AbortController();
  const { signal } = controller;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  return {
    get threads() {
      return measured ?? threadsHere(processors);
    },

    begin(measure) {
      const counts = threadCounts(processors);
      if (measured !== null || counts.length < 2) return;
      const tryIt = async () => {
        try {
          const seconds = await measure(counts, signal);
          const best = seconds && fewestGood(seconds);
          if (best === null) return;
          await store.write({ machine, threads: best, at: Date.now() });
          measured = best;
          clearInterval(timer);
        } catch (error) {
          clearInterval(timer);
          if (!signal.aborted) report(error);
        }
      };
      timer = setInterval(() => {
        if (running || isMachineBusy()) return;
        running = tryIt().finally(() => (running = null));
      }, everyMs).unref();
    },

    async end() {
      clearInterval(timer);
      controller.abort();
      await running;
    },
  };
}
