import { inspectBackup, type Inspected } from './inspect.ts';

/** The reading of backups in full, which takes as long as they are large, for a worker thread. */
export function createBackupJobs() {
  return {
    'backups/read': ({ file, key }: { readonly file: string; readonly key: Uint8Array }): Inspected =>
      inspectBackup(file, key, true),
  };
}

export type BackupJobs = ReturnType<typeof createBackupJobs>;
