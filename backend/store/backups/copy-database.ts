import { open, stat, type FileHandle } from 'node:fs/promises';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { copyFile, type CopyOptions } from './copy-file.ts';

/** Copies a database that is open and in use. */
export interface DatabaseCopier {
  /** Copies of the file as it lies there, page by page, each under the same encryption. */
  copyTo(target: string, options: CopyOptions): Promise<void>;
  /** To be called after the database itself was closed, not before. */
  close(): Promise<void>;
}

/** SQLite's own. In pages. */
const checkpointAfter = 1000;
const attempts = 3;

/**
 * While no checkpoint runs, a database in WAL mode writes to its log alone, so its file stands still: the log is brought
 * in first, checkpoints are held back, and the file is copied beside the event loop (sqlite.org/wal.html). VACUUM INTO
 * would hold everything up until it is through, and a second connection can't read what the first has to itself.
 *
 * The file stays open for good once it was opened: closing any descriptor of it would drop the locks that this process
 * has on it, SQLite's among them (sqlite.org/howtocorrupt.html, 2.2), and a second Inkling could open it.
 */
export function createCopier(database: Kysely<Schema>, file: string): DatabaseCopier {
  let handle: FileHandle | null = null;
  const pragma = (text: string) => sql<Record<string, number>>`pragma ${sql.raw(text)}`.execute(database);

  const copyOnce = async (target: string, options: CopyOptions): Promise<boolean> => {
    const { rows } = await pragma('wal_checkpoint(truncate)');
    if (rows[0]?.['busy'] !== 0) return false;
    const before = await stat(file, { bigint: true });
    handle ??= await open(file, 'r');
    await copyFile(handle, target, options);
    const after = await stat(file, { bigint: true });
    return before.mtimeNs === after.mtimeNs && before.size === after.size;
  };

  return {
    async copyTo(target, options) {
      await pragma('wal_autocheckpoint = 0');
      try {
        for (let attempt = 0; attempt < attempts; attempt++) if (await copyOnce(target, options)) return;
        // Somebody vacuums or checkpoints again and again; the next daily look comes soon.
        throw new Error('The database did not stand still long enough to be copied.');
      } finally {
        await pragma(`wal_autocheckpoint = ${checkpointAfter}`);
      }
    },
    async close() {
      await handle?.close();
    },
  };
}
