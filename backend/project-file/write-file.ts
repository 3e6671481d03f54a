import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { carriedVersion } from '../../contract/carry.ts';
import { cancelledError, InklingError } from '../../contract/errors.ts';
import type { CarriedTable, FileFacts, FileWriter, Row } from '../carry/ports.ts';
import { frameKinds, packFrame, startOfChain, type Chain } from './frame.ts';
import { headerBytes, magic } from './header.ts';
import { limits } from './limits.ts';
import { keyOf, newEncryption } from './seal.ts';
import { carriedTables } from './tables/index.ts';

/**
 * Begins a project file. It is written beside its place and moved there at the end, so that what stood there before stays
 * until then. Throws `invalid-input` for a place that is not one, and the disk's errors in plain words.
 */
export async function createProjectFile(
  place: string,
  facts: FileFacts,
  passphrase: string | null,
  signal: AbortSignal,
): Promise<FileWriter> {
  await requirePlace(place);
  const encryption = passphrase === null ? null : newEncryption();
  const key = await keyOf(encryption, passphrase);
  const header = headerBytes({
    format: 'inkling-project',
    version: carriedVersion,
    inkling: facts.inkling,
    encryption,
  });
  const part = `${place}.${randomUUID()}.part`;
  const handle = await told(() => open(part, 'wx', 0o600), place);
  let chain: Chain = startOfChain(header);
  let sizeBytes = 0;
  const held: Record<string, number> = {};
  const put = async (bytes: Buffer) => {
    if (signal.aborted) throw cancelledError();
    await told(() => handle.writeFile(bytes), place);
    sizeBytes += bytes.length;
  };
  const addFrame = async (kind: (typeof frameKinds)[keyof typeof frameKinds], value: unknown) => {
    const plain = Buffer.from(JSON.stringify(value));
    if (plain.length > limits.frameBytes) throw rowTooLarge();
    const frame = await packFrame(kind, plain, key, chain);
    chain = frame.chain;
    await put(frame.bytes);
  };
  const writer: FileWriter = {
    async add(table, rows) {
      for (const some of inFrames(table, rows)) {
        await addFrame(frameKinds.rows, { table: table.name, rows: some });
        held[table.name] = (held[table.name] ?? 0) + some.length;
      }
    },
    async finish() {
      await addFrame(frameKinds.end, { digest: chain.digest.toString('hex'), rows: held });
      await told(() => handle.sync(), place);
      await handle.close();
      await told(() => rename(part, place), place);
      return sizeBytes;
    },
    async discard() {
      await closed(handle);
      await rm(part, { force: true });
    },
  };
  try {
    await put(header);
    await addFrame(frameKinds.facts, { ...facts, columns });
    return writer;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** The columns of every table in the order of their values: a later app may have more. */
const columns = Object.fromEntries(
  carriedTables.map((table) => [table.name, table.columns.map(({ name }) => name)]),
);

/** Rows as a file has them, in pieces of about a megabyte. */
function* inFrames(table: CarriedTable, rows: readonly Row[]): Generator<unknown[][]> {
  let piece: unknown[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const values = table.columns.map(({ name }) => {
      const value = row[name] ?? null;
      return value instanceof Uint8Array
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
        : value;
    });
    piece.push(values);
    bytes += values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0);
    if (bytes < limits.frameTargetBytes) continue;
    yield piece;
    piece = [];
    bytes = 0;
  }
  if (piece.length > 0) yield piece;
}

/** A path of a project file, at which nothing stands but an older one. */
async function requirePlace(place: string): Promise<void> {
  if (!path.isAbsolute(place) || path.extname(place).toLowerCase() !== '.inkling')
    throw new InklingError(
      'invalid-input',
      'A project file needs a full path that ends in .inkling.',
      'Choose a place and a name that ends in .inkling.',
    );
  const start = await startOf(place);
  if (start !== null && start.length > 0 && !start.equals(magic))
    throw new InklingError(
      'invalid-input',
      'There is a file of another kind at this place. It was left as it is.',
      'Choose another name.',
    );
}

/** The first bytes of what is there; null when nothing is. */
async function startOf(place: string): Promise<Buffer | null> {
  let handle: FileHandle;
  try {
    handle = await open(place, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw diskError(error, place);
  }
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw diskError(error, place);
  } finally {
    await handle.close();
  }
}

const closed = (handle: FileHandle) => handle.close().catch(() => undefined);

async function told<T>(work: () => Promise<T>, place: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, place);
  }
}

function diskError(error: unknown, place: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new InklingError(
      'disk-full',
      `The disk is full: ${path.basename(place)} was not written. Everything saved is kept.`,
      'Free some space, or choose another disk.',
      { cause: error },
    );
  if (code === undefined) return error;
  return new InklingError(
    'file-unreadable',
    `${path.basename(place)} can't be written there (${code}).`,
    'Choose a folder that you may write to.',
    { cause: error },
  );
}

function rowTooLarge(): InklingError {
  return new InklingError(
    'file-too-large',
    'One piece of this project is too large for a project file. Nothing was written.',
    'Take away the largest table or document and export again.',
  );
}
