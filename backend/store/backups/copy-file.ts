import { open, rm, type FileHandle } from 'node:fs/promises';
import { cancelledError } from '../../../contract/errors.ts';

const pieceBytes = 4 * 2 ** 20;

export interface CopyOptions {
  readonly signal: AbortSignal;
  onProgress?(doneBytes: number, totalBytes: number): void;
}

/**
 * Copies an open file into a new one that only its owner may read, in pieces between which others get their turn, and
 * brings it to the disk. Rejects with `cancelled`, or the system's error; then there is no new file.
 */
export async function copyFile(from: FileHandle, target: string, options: CopyOptions): Promise<void> {
  await rm(target, { force: true });
  try {
    const to = await open(target, 'wx', 0o600);
    try {
      await copy(from, to, options);
      await to.sync();
    } finally {
      await to.close();
    }
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

async function copy(from: FileHandle, to: FileHandle, { signal, onProgress }: CopyOptions): Promise<void> {
  const { size } = await from.stat();
  const piece = Buffer.alloc(Math.min(pieceBytes, Math.max(1, size)));
  for (let done = 0; done < size;) {
    if (signal.aborted) throw cancelledError();
    const { bytesRead } = await from.read(piece, 0, Math.min(piece.length, size - done), done);
    if (bytesRead === 0) throw new Error('The file became shorter while it was copied.');
    await to.write(piece, 0, bytesRead, done);
    done += bytesRead;
    onProgress?.(done, size);
  }
}
