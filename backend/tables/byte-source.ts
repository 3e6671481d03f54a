import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { TableSource } from '../../contract/tables.ts';
import { emptyFile, unreadable } from '../documents/file-errors.ts';

/** Bytes that can be read in pieces. Blocks: meant for a worker's thread. */
export interface ByteSource {
  readonly name: string;
  readonly sizeBytes: number;
  /** The bytes from `at` on, fewer at the end. Throws `file-unreadable`. */
  read(at: number, length: number): Uint8Array;
  close(): void;
}

/** Throws `file-unreadable` for what is no file or may not be read, `file-empty` for what has nothing in it. */
export function openByteSource(source: TableSource): ByteSource {
  const opened = source.kind === 'pasted' ? pasted(source.name, source.text) : openFile(source.path);
  if (opened.sizeBytes > 0) return opened;
  opened.close();
  throw emptyFile(opened.name);
}

function pasted(name: string, text: string): ByteSource {
  const bytes = Buffer.from(text);
  return {
    name,
    sizeBytes: bytes.length,
    read: (at, length) => bytes.subarray(at, at + length),
    close: () => undefined,
  };
}

function openFile(file: string): ByteSource {
  const name = path.basename(file);
  if (!path.isAbsolute(file)) throw unreadable(name, 'its folder isn’t named');
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw unreadable(name, reasonOf(error), error);
    }
  };
  const handle = attempt(() => openSync(file, 'r'));
  const facts = attempt(() => fstatSync(handle));
  if (!facts.isFile()) {
    closeSync(handle);
    throw unreadable(name, facts.isDirectory() ? 'it is a folder' : 'it is no ordinary file');
  }
  return {
    name,
    sizeBytes: facts.size,
    read: (at, length) => {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, facts.size - at)));
      const read = attempt(() => readSync(handle, bytes, 0, bytes.length, at));
      return bytes.subarray(0, read);
    },
    close: () => closeSync(handle),
  };
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'you may not open it';
    default:
      return `the system says ${code ?? 'nothing more'}`;
  }
}
