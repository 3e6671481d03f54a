import path from 'node:path';

/** Takes the place of backend/workers/entry.ts in tests; support/bundle-worker.ts puts the file there. */
export const workerEntry = path.join(import.meta.dirname, '../../out/test/worker.mjs');
