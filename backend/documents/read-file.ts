import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tooLarge, unreadable } from './file-errors.ts';
import { limits } from './limits.ts';
import type { ParseContext } from './parse-context.ts';

/** Opening a pipe would wait for somebody to write; Windows has neither the wait nor the flag. */
const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);
/** Read in steps, so that being called off is noticed. */
const stepBytes = 4 * 2 ** 20;

/**
 * The bytes of a file as it was at one moment. Throws `file-unreadable` when it can't be opened, is a folder, vanishes or
 * changes meanwhile, and `file-too-large`. `fileName` is what it is called in these.
 */
export async function readFile(path: string, fileName: string, context: ParseContext): Promise<Uint8Array> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, flags);
    return await readWhole(file, fileName, context);
  } catch (error) {
    throw isSystemError(error) ? unreadable(fileName, reasonOf(error), error) : error;
  } finally {
    await file?.close();
  }
}

async function readWhole(file: FileHandle, fileName: string, context: ParseContext): Promise<Uint8Array> {
  const before = await file.stat();
  if (before.isDirectory()) throw unreadable(fileName, 'it is a folder');
  // A pipe or a device has no end.
  if (!before.isFile()) throw unreadable(fileName, 'it is no ordinary file');
  if (before.size > limits.fileBytes) {
    const size = Math.ceil(before.size / 2 ** 20);
    throw tooLarge(fileName, `it has ${size} MB, and ${limits.fileBytes / 2 ** 20} MB are read.`);
  }
  const bytes = new Uint8Array(before.size);
  let at = 0;
  while (at < bytes.length) {
    context.checkpoint();
    const { bytesRead } = await file.read(bytes, at, Math.min(stepBytes, bytes.length - at), at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  const after = await file.stat();
  if (at < bytes.length || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw unreadable(fileName, 'it was changed while it was being read');
  }
  return bytes;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'it is not there any more';
    case 'EACCES':
    case 'EPERM':
      return 'you may not open it';
    case 'EISDIR':
      return 'it is a folder';
    case 'ELOOP':
      return 'it is a link that leads back to itself';
    case undefined:
    default:
      return `the system says ${error.code ?? 'nothing more'}`;
  }
}
