import { inflateRawSync } from 'node:zlib';
import { InklingError } from '../../contract/errors.ts';
import { damagedFile, encryptedFile, tooLarge } from './file-errors.ts';
import { limits } from './limits.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const localHeader = 0x04034b50;
const localHeaderBytes = 30;

/** A file that is a zip archive inside, and what it is called when something is wrong with it. */
export interface Package {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** For instance "a Word document". */
  readonly what: string;
}

/**
 * Unpacks the files of an archive whose names are wanted; the others (pictures) are left packed. The directory is
 * judged before anything is unpacked, and since it may lie, every file is also held to what it announces.
 * Throws `file-too-large`, `file-encrypted`, `file-damaged`.
 */
export function unzip(source: Package, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  const entries = readZipDirectory(source.bytes)?.filter(({ name }) => isWanted(name));
  if (!entries) throw damagedFile(source.fileName, source.what);
  refuseBomb(source, entries);
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (entry.isEncrypted) throw encryptedFile(source.fileName);
    files.set(entry.name, unpack(source, entry));
  }
  return files;
}

function refuseBomb({ fileName, bytes }: Package, entries: readonly ZipEntry[]): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > limits.unpackedBytes) {
    throw tooLarge(
      fileName,
      `unpacked it has ${megabytes(unpacked)}, and ${megabytes(limits.unpackedBytes)} are read.`,
    );
  }
  // Entries may share their packed bytes, so the archive's own size counts too.
  const packed = Math.min(
    bytes.length,
    entries.reduce((sum, entry) => sum + entry.packedBytes, 0),
  );
  if (unpacked > limits.smallBytes && unpacked > packed * limits.unpackedRatio) {
    throw tooLarge(
      fileName,
      `it unpacks to more than ${limits.unpackedRatio} times its size, as files do that are made to fill a machine.`,
    );
  }
}

function unpack(source: Package, entry: ZipEntry): Uint8Array {
  const { bytes } = source;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(entry.headerAt, true) !== localHeader)
      throw new Error('No file where the directory says.');
    const nameBytes = view.getUint16(entry.headerAt + 26, true);
    const start = entry.headerAt + localHeaderBytes + nameBytes + view.getUint16(entry.headerAt + 28, true);
    if (start + entry.packedBytes > bytes.length) throw new Error('It ends before its directory says.');
    const packed = bytes.subarray(start, start + entry.packedBytes);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw new Error(`Packed by method ${entry.method}.`);
    // One more than announced, so that a file that announces too little is noticed and no more.
    return inflateRawSync(packed, { maxOutputLength: entry.unpackedBytes + 1 });
  } catch (error) {
    if (error instanceof InklingError) throw error;
    throw damagedFile(source.fileName, source.what, error);
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MB`;
}
