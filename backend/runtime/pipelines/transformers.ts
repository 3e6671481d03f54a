import { forbidTelemetry } from '../ort/forbid-telemetry.ts';

type Transformers = typeof import('@huggingface/transformers');

/** Threads that work on one operator. */
const threads = 2;

/**
 * The library of pipelines, kept to files of this machine: it asks no hub, and keeps nothing of its own. Loaded when it is
 * first needed. Its pictures are not used: what it would take from sharp is done here.
 */
export async function loadTransformers(): Promise<Transformers> {
  forbidTelemetry();
  const library = await import('@huggingface/transformers');
  const { env } = library;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.logLevel = library.LogLevel.ERROR;
  return library;
}

/** How the model of a folder is opened; the folder's whole path is its name to the library. */
export const localFiles = {
  local_files_only: true,
  device: 'cpu',
  // Files were given plain names when they were brought in, however their weights are packed.
  dtype: 'fp32',
  session_options: { intraOpNumThreads: threads, graphOptimizationLevel: 'all' },
} as const;
