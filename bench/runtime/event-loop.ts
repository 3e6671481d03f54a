import { monitorEventLoopDelay } from 'node:perf_hooks';

const rhythmMs = 5;

/** How late the thread came to what was due, over its rhythm, while the own engine worked. */
export interface Lateness {
  readonly what: string;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Watches the event loop while the own engine is at work, and not while others are. */
export class EventLoop {
  readonly #seen = new Map<string, Lateness[]>();

  async during<T>(what: string, work: () => Promise<T>): Promise<T> {
    const delay = monitorEventLoopDelay({ resolution: rhythmMs });
    const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - rhythmMs);
    delay.enable();
    try {
      return await work();
    } finally {
      delay.disable();
      const one = { what, p99Ms: late(delay.percentile(99)), maxMs: late(delay.max) };
      this.#seen.set(what, [...(this.#seen.get(what) ?? []), one]);
    }
  }

  /** The worst round of each kind of work. */
  worst(): Lateness[] {
    return [...this.#seen].map(([what, all]) => ({
      what,
      p99Ms: Math.max(...all.map(({ p99Ms }) => p99Ms)),
      maxMs: Math.max(...all.map(({ maxMs }) => maxMs)),
    }));
  }
}
