import { readdirSync, readFileSync } from 'node:fs';

/** What this process holds, after its memory was swept when it may be (`--expose-gc`). */
export interface ProcessLooks {
  readonly rssBytes: number;
  /** Of `rssBytes`, what is no file's: the kernel takes and gives back pages of a model's file as it likes. */
  readonly ownBytes: number;
  readonly heapBytes: number;
  /** Of typed arrays, and of native parts that say so. */
  readonly outsideBytes: number;
  /** What keeps the event loop alive. */
  readonly handles: number;
  readonly files: number;
  readonly threads: number;
}

export function lookAtProcess(): ProcessLooks {
  // What finalizers let go is swept by the next turn.
  for (let sweep = 0; sweep < 3; sweep++) globalThis.gc?.();
  const memory = process.memoryUsage();
  return {
    rssBytes: memory.rss,
    ownBytes: 1024 * Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))![1]),
    heapBytes: memory.heapUsed,
    outsideBytes: memory.external,
    handles: process.getActiveResourcesInfo().length,
    files: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
  };
}
