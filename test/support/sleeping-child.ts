import path from 'node:path';
import { createWorker } from '../../backend/workers/worker-handle.ts';
import type { TestJobs } from './worker-child.ts';

// A job that is silent for a while, in a process that is put to sleep meanwhile: says how it ended.
const [silentMs, stallMs] = process.argv.slice(2).map(Number) as [number, number];
const entry = path.join(import.meta.dirname, 'worker-child.ts');
const worker = createWorker<TestJobs>({ memoryMb: 256, stallMs, idleMs: null }, entry);
const { signal } = new AbortController();
await worker.run('count', undefined, { signal });
process.stdout.write('begun\n');
const outcome = await worker
  .run('wait', silentMs, { signal })
  .catch((error: unknown) => (error as Error).message);
process.stdout.write(`${outcome}\n`);
await worker.close();
