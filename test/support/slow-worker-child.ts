import { parentPort } from 'node:worker_threads';
import { serveJobs } from '../../backend/workers/serve-jobs.ts';

/** A worker that takes a second to load, as one does on a machine that is busy. */
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
serveJobs(parentPort!, { answer: () => 42 });
