import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that is there either whole or not at all: what stood there before stays until then, and neither a full
 * disk nor a power cut leaves half of it. Resolves when it is on the disk; rejects with the system's error.
 */
export async function writeWholeFile(filePath: string, data: Uint8Array): Promise<void> {
  const part = `${filePath}.${randomUUID()}.part`;
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, filePath);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(dirname(filePath));
}

/** The new name is on the disk too. Windows and some network disks have no such thing, and the file is there all the same. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // See above.
  }
}
