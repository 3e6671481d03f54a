import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BackendLooks } from './watched-backend.ts';

// The backend as the shell starts it, with somebody watching: at each SIGUSR2 it says on stderr, as one line of JSON,
// what it holds and how late its thread was since the signal before. Started with --expose-gc, it is swept first.

const rhythmMs = 5;
const delay = monitorEventLoopDelay({ resolution: rhythmMs });
delay.enable();

// A moment later: a block that has just ended is counted only when the thread has looked at the clock again.
process.on('SIGUSR2', () => void setTimeout(tell, 4 * rhythmMs));

function tell(): void {
  const lateMaxMs = Math.max(0, delay.max / 1e6 - rhythmMs);
  const lateP99Ms = Math.max(0, delay.percentile(99) / 1e6 - rhythmMs);
  for (let sweep = 0; sweep < 3; sweep++) globalThis.gc?.();
  const memory = process.memoryUsage();
  const looks: BackendLooks = {
    lateMaxMs,
    lateP99Ms,
    rssBytes: memory.rss,
    heapBytes: memory.heapUsed,
    outsideBytes: memory.external,
    handles: process.getActiveResourcesInfo().length,
    files: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
  };
  process.stderr.write(`${JSON.stringify(looks)}\n`);
  delay.reset();
}

await import('../../backend/process.ts');
