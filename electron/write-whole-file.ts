import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file that is there either whole or not at all: what stood there before stays until then, and a full disk
 * leaves no half of it. Rejects with the system's error.
 */
export async function writeWholeFile(filePath: string, data: Uint8Array): Promise<void> {
  const part = `${filePath}.${randomUUID()}.part`;
  try {
    await writeFile(part, data);
    await rename(part, filePath);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
