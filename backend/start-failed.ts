import type { Problem } from '../contract/errors.ts';

/** Told at once, rather than after three starts that come to the same: something in the data can't be read. */
export function startFailed(dataFolder: string, error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'start-failed',
    message: `Inkling can't start with what is in ${dataFolder}. Everything saved is kept. (${why.slice(0, 500)})`,
    remedy:
      'Restore a backup, or rename this folder to start with an empty one; keep the old one, and report what stands here.',
  };
}
