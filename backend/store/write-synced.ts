import { open } from 'node:fs/promises';

/** Writes a file that only its owner may read, and waits until it is on the disk. `flag` as open(2) has it. */
export async function writeSynced(
  file: string,
  content: string | Uint8Array,
  flag: 'w' | 'wx',
): Promise<void> {
  const handle = await open(file, flag, 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
