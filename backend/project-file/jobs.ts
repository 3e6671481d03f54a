import { open, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { InklingError } from '../../contract/errors.ts';
import type { FileFacts, Row } from '../carry/ports.ts';
import type { JobContext } from '../workers/job.ts';
import { checkRows } from './check-rows.ts';
import { frameHeadBytes, frameKinds, openFrame, readFrameHead, startOfChain, type Chain } from './frame.ts';
import { damaged, headerEnd, parseHeader, tooLarge, writtenByNewer } from './header.ts';
import { limits } from './limits.ts';
import { keyOf } from './seal.ts';
import { carriedTables } from './tables/index.ts';

/** Where the reading of a file is; handed from one job to the next, so that each can begin in a fresh thread. */
interface ReadingPlace {
  readonly offset: number;
  readonly index: number;
  readonly digest: Uint8Array;
  /** Bytes that were unpacked so far. */
  readonly unpacked: number;
}

/** A file that was opened: what it says of itself, and where its rows begin. */
interface Opening {
  readonly facts: FileFacts;
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly isEncrypted: boolean;
  readonly key: Uint8Array | null;
  readonly sizeBytes: number;
  readonly place: ReadingPlace;
}

const count = z.int().min(0).max(limits.rows);
const factsSchema = z.object({
  projectId: z.uuid(),
  projectName: z.string().max(1000),
  writtenAt: z.int().min(0).max(8.64e15),
  inkling: z.string().max(100),
  columns: z.record(z.string().max(100), z.array(z.string().max(100)).max(100)),
});
const rowsSchema = z.object({ table: z.string().max(100), rows: z.array(z.unknown()).min(1).max(1_000_000) });
const endSchema = z.object({ digest: z.string().length(64), rows: z.record(z.string().max(100), count) });

/** The jobs that read project files, in a worker with its limits. Everything they give has been checked. */
export function createProjectFileJobs() {
  return {
    /** Throws `file-unreadable`, `file-unsupported`, `file-encrypted`, `file-damaged`, `file-too-large`. */
    async 'project-file/open'(input: {
      readonly path: string;
      readonly passphrase: string | null;
    }): Promise<Opening> {
      return reading(input.path, async (handle, sizeBytes) => {
        const start = await exactly(handle, 0, Math.min(sizeBytes, limits.headerBytes));
        const end = headerEnd(start);
        if (end > sizeBytes) throw damaged();
        const whole = await exactly(handle, 0, end);
        const header = parseHeader(whole.subarray(12).toString('utf8'));
        const key = await keyOf(header.encryption, input.passphrase);
        const first = await frameAt(handle, end, key, startOfChain(whole));
        if (first.kind !== frameKinds.facts) throw damaged();
        const facts = parsed(factsSchema, first.plain);
        requireKnown(facts.columns);
        const { columns, ...rest } = facts;
        return {
          ...{ facts: rest, columns, key, sizeBytes, isEncrypted: key !== null },
          place: placeAfter(first, 0),
        };
      });
    },

    /** The rows of the next frame; at the end of the file, which is then known to be whole, how many of each table it held. */
    async 'project-file/next'(
      input: { readonly path: string; readonly opening: Opening; readonly place: ReadingPlace },
      context: JobContext,
    ): Promise<
      | { readonly table: string; readonly rows: Row[]; readonly place: ReadingPlace }
      | { readonly held: Readonly<Record<string, number>>; readonly digest: string }
    > {
      context.checkpoint();
      const { opening, place } = input;
      const key = opening.key && Buffer.from(opening.key);
      const chain = { index: place.index, digest: Buffer.from(place.digest) };
      if (chain.index > limits.frames || place.unpacked > limits.totalBytes) throw tooLarge();
      return reading(input.path, async (handle, sizeBytes) => {
        if (sizeBytes !== opening.sizeBytes) throw damaged();
        const frame = await frameAt(handle, place.offset, key, chain);
        if (frame.kind === frameKinds.end) {
          const { digest, rows } = parsed(endSchema, frame.plain);
          if (digest !== chain.digest.toString('hex') || frame.end !== sizeBytes) throw damaged();
          return { held: rows, digest };
        }
        if (frame.kind !== frameKinds.rows) throw damaged();
        const { table, rows } = parsed(rowsSchema, frame.plain);
        const spec = carriedTables.find(({ name }) => name === table);
        const columns = opening.columns[table];
        if (!spec || !columns) throw damaged();
        return { table, rows: checkRows(spec, columns, rows), place: placeAfter(frame, place.unpacked) };
      });
    },
  };
}

export type ProjectFileJobs = ReturnType<typeof createProjectFileJobs>;

const placeAfter = (
  { end, chain, plain }: { readonly end: number; readonly chain: Chain; readonly plain: Buffer },
  unpackedBefore: number,
): ReadingPlace => ({
  offset: end,
  index: chain.index,
  digest: chain.digest,
  unpacked: unpackedBefore + plain.length,
});

/** A table or column that this app doesn't know was written by a newer one; one that it needs must be there. */
function requireKnown(columns: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, given] of Object.entries(columns)) {
    const spec = carriedTables.find((one) => one.name === name);
    if (!spec || given.some((column) => !spec.columns.some((known) => known.name === column)))
      throw writtenByNewer();
    if (new Set(given).size !== given.length) throw damaged();
    if (spec.columns.some(({ name: column, isNullable }) => !isNullable && !given.includes(column)))
      throw damaged();
  }
}

async function frameAt(handle: FileHandle, offset: number, key: Uint8Array | null, chain: Chain) {
  const head = await exactly(handle, offset, frameHeadBytes);
  const { kind, storedBytes } = readFrameHead(head, key !== null);
  const stored = await exactly(handle, offset + frameHeadBytes, storedBytes);
  const opened = await openFrame(head, stored, key, chain);
  return { kind, plain: opened.plain, chain: opened.chain, end: offset + frameHeadBytes + storedBytes };
}

async function exactly(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { size } = await handle.stat();
  if (offset + length > size) throw damaged();
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, offset);
  if (bytesRead !== length) throw damaged();
  return bytes;
}

function parsed<T>(schema: z.ZodType<T>, plain: Buffer): T {
  let value: unknown;
  try {
    value = JSON.parse(plain.toString('utf8'));
  } catch {
    throw damaged();
  }
  const result = schema.safeParse(value);
  if (!result.success) throw damaged();
  return result.data;
}

async function reading<T>(
  place: string,
  work: (handle: FileHandle, sizeBytes: number) => Promise<T>,
): Promise<T> {
  let handle: FileHandle;
  try {
    if (!(await stat(place)).isFile()) throw new Error('It is not a file');
    handle = await open(place, 'r');
  } catch (error) {
    throw new InklingError(
      'file-unreadable',
      `${path.basename(place)} can't be read.`,
      'Choose a file that is there and that you may read.',
      { cause: error },
    );
  }
  try {
    return await work(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}
