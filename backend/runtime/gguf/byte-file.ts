import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InklingError } from '../../../contract/errors.ts';

/** A file that is read at places; nothing beyond its end is ever asked of the system. */
export interface ByteFile {
  readonly size: number;
  /** Fills `into` with the bytes at `offset`. Throws `file-damaged` where the file doesn't have them. */
  readInto(into: Uint8Array, offset: number): void;
  close(): void;
}

/** Opens a file for reading. Throws `file-unreadable`. For a worker: it reads synchronously. */
export function openByteFile(path: string): ByteFile {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    throw unreadable(error);
  }
  const facts = fstatSync(handle);
  if (!facts.isFile()) {
    closeSync(handle);
    throw unreadable(new Error('Not a file'));
  }
  return {
    size: facts.size,
    readInto(into, offset) {
      if (!Number.isSafeInteger(offset) || offset < 0 || offset + into.length > facts.size)
        throw ggufDamaged('it ends before what it promises');
      let done = 0;
      while (done < into.length) {
        const count = readSync(handle, into, done, into.length - done, offset + done);
        if (count === 0) throw ggufDamaged('it became shorter while it was read');
        done += count;
      }
    },
    close: () => closeSync(handle),
  };
}

/** A file held in memory, for what was made here. */
export function byteFileOf(bytes: Uint8Array): ByteFile {
  return {
    size: bytes.length,
    readInto(into, offset) {
      if (!Number.isSafeInteger(offset) || offset < 0 || offset + into.length > bytes.length)
        throw ggufDamaged('it ends before what it promises');
      into.set(bytes.subarray(offset, offset + into.length));
    },
    close: () => {},
  };
}

function unreadable(cause: unknown): InklingError {
  return new InklingError(
    'file-unreadable',
    'The model file can’t be opened.',
    'Check that it is still there and that you may read it.',
    { cause },
  );
}

/** What is said of a file that breaks its own format; `how` ends the sentence. */
export function ggufDamaged(how: string): InklingError {
  return new InklingError(
    'file-damaged',
    `This GGUF file can’t be used: ${how}. Nothing was imported.`,
    'Download it again, and compare its size with the one its page gives.',
  );
}

/** What is said of a file that is right but asks for what isn't built here. */
export function ggufUnsupported(what: string, instead: string): InklingError {
  return new InklingError('file-unsupported', `${what} Nothing was imported.`, instead);
}
