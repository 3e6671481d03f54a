import { open } from 'node:fs/promises';

/** Brings to the disk what a folder's files are called, so that a rename or a deletion outlives a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing: there the rename itself is written through.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
