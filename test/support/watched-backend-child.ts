import { monitorEventLoopDelay } from 'node:perf_hooks';
import { lookAtProcess } from './memory-of-process.ts';
import { watchThreads } from './sweep-threads.ts';
import type { BackendLooks } from './watched-backend.ts';

// The backend as the shell starts it, with somebody watching: at each SIGUSR2 it says on stderr, as one line of JSON,
// what it holds, and how late its thread was and how much it worked since the signal before.

const rhythmMs = 5;
const delay = monitorEventLoopDelay({ resolution: rhythmMs });
delay.enable();
let cpu = process.cpuUsage();
/** Only where memory is to be swept at all: it takes a second. */
const sweepThreads = globalThis.gc ? watchThreads() : null;

// A moment later: a block that has just ended is counted only when the thread has looked at the clock again.
process.on('SIGUSR2', () => void setTimeout(() => void tell(), 4 * rhythmMs));

async function tell(): Promise<void> {
  const { user, system } = process.cpuUsage(cpu);
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - rhythmMs);
  const work = {
    cpuMs: (user + system) / 1000,
    lateMaxMs: late(delay.max),
    lateP99Ms: late(delay.percentile(99)),
  };
  await sweepThreads?.();
  const looks: BackendLooks = { ...work, ...lookAtProcess() };
  process.stderr.write(`${JSON.stringify(looks)}\n`);
  delay.reset();
  cpu = process.cpuUsage();
}

await import('../../backend/process.ts');
