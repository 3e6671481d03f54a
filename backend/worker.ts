import { parentPort } from 'node:worker_threads';
import { createDocumentJobs } from './documents/jobs.ts';
import { serveJobs } from './workers/serve-jobs.ts';

if (!parentPort) throw new Error('This file is the start of a worker thread.');
serveJobs(parentPort, createDocumentJobs());
