import { parentPort } from 'node:worker_threads';
import { InklingError } from '../../contract/errors.ts';
import type { JobContext } from '../../backend/workers/job.ts';
import { serveJobs } from '../../backend/workers/serve-jobs.ts';

let count = 0;

/** Jobs that show what a worker can do, and how it can fail. */
export const testJobs = {
  double: (input: Float32Array) => input.map((value) => 2 * value),
  count: () => ++count,
  tell: (steps: number, context: JobContext) => {
    for (let step = 1; step <= steps; step++) context.progress(step);
    return 'told';
  },
  spin: (_: null, context: JobContext) => {
    context.progress('spinning');
    for (;;) context.checkpoint();
  },
  hang: () => {
    for (;;);
  },
  hoard: () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => i + 0.5));
  },
  hoardArrays: (_: null, context: JobContext) => {
    const kept: Uint8Array[] = [];
    // It ends by itself: where nobody stops it a test fails, and the machine goes on.
    while (kept.length < 1024) {
      kept.push(new Uint8Array(2 ** 20).fill(1));
      context.progress(kept.length);
    }
    return kept.length;
  },
  wait: (ms: number) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    return 'waited';
  },
  refuse: () => {
    throw new InklingError('not-found', 'It is not there.', 'Look elsewhere.');
  },
  fail: () => {
    throw new TypeError('That is no number');
  },
};
export type TestJobs = typeof testJobs;

serveJobs(parentPort!, testJobs);
