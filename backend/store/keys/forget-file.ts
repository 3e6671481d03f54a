import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../sync-folder.ts';

/**
 * Deletes a file that held a secret, overwritten first. A disk that writes elsewhere (an SSD, a file system that
 * copies on write, a snapshot of the system's) may keep the old bytes all the same. Without the file it does nothing.
 */
export async function forgetFile(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r+');
    try {
      const { size } = await handle.stat();
      await handle.write(randomBytes(size), 0, size, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  await rm(file, { force: true });
  await syncFolder(path.dirname(file));
}
