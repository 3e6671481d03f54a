import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);

/** The file every worker starts with: beside the backend's bundle in the built app, a source in development. */
export const workerEntry = here.endsWith('.ts')
  ? path.resolve(path.dirname(here), '..', 'worker.ts')
  : path.join(path.dirname(here), 'worker.mjs');
