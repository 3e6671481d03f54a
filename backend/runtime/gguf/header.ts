import { ggufDamaged, ggufUnsupported, type ByteFile } from './byte-file.ts';
import { Cursor } from './cursor.ts';
import { tensorTypes, type TensorType } from './tensor-types.ts';

/** A value of the metadata. */
export type MetadataValue = number | boolean | string | readonly number[] | readonly string[];

/** One tensor of the file: where it lies is known to be inside of it. */
export interface GgufTensor {
  readonly name: string;
  readonly type: TensorType;
  /** As GGUF counts: the first is the length of a row. */
  readonly dims: readonly number[];
  /** From the beginning of the file. */
  readonly offset: number;
  readonly bytes: number;
}

/** What a GGUF file says of itself. */
export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, MetadataValue>;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
}

/** What a header may hold. The largest known vocabularies have 262,144 tokens and half a million merges. */
const limits = {
  bytes: 96 * 1024 * 1024,
  entries: 10_000,
  tensors: 100_000,
  keyBytes: 1024,
  nameBytes: 256,
  textBytes: 4 * 1024 * 1024,
  tokenBytes: 64 * 1024,
  listLength: 1_500_000,
  listedInAll: 4_000_000,
  dimensions: 4,
} as const;

const magic = 0x46554747; // "GGUF" read little-endian
const defaultAlignment = 32;

/** gguf.h, enum gguf_type. */
const kinds = { text: 8, list: 9 } as const;
const readers: Readonly<Record<number, { bytes: number; read: (cursor: Cursor) => number | boolean }>> = {
  0: { bytes: 1, read: (cursor) => cursor.u8() },
  1: { bytes: 1, read: (cursor) => cursor.i8() },
  2: { bytes: 2, read: (cursor) => cursor.u16() },
  3: { bytes: 2, read: (cursor) => cursor.i16() },
  4: { bytes: 4, read: (cursor) => cursor.u32() },
  5: { bytes: 4, read: (cursor) => cursor.i32() },
  6: { bytes: 4, read: (cursor) => cursor.f32() },
  7: { bytes: 1, read: (cursor) => cursor.u8() !== 0 },
  10: { bytes: 8, read: (cursor) => cursor.u64() },
  11: { bytes: 8, read: (cursor) => cursor.i64() },
  12: { bytes: 8, read: (cursor) => cursor.f64() },
};

/**
 * Reads the header of a GGUF file, versions 2 and 3 (ggml-org/ggml, docs/gguf.md). Every count, length, offset and
 * shape is compared with the size of the file before memory is taken. Throws `file-damaged` or `file-unsupported`.
 */
export function readHeader(file: ByteFile): GgufHeader {
  const cursor = new Cursor(file, limits.bytes);
  const version = readVersion(cursor);
  const tensorCount = cursor.u64();
  const entryCount = cursor.u64();
  if (tensorCount > limits.tensors || entryCount > limits.entries)
    throw ggufDamaged(`it promises ${tensorCount} tensors and ${entryCount} entries`);
  cursor.requireRoom(entryCount, 8 + 4 + 1, 'its metadata');

  const metadata = new Map<string, MetadataValue>();
  let listed = 0;
  for (let i = 0; i < entryCount; i++) {
    const key = cursor.text(limits.keyBytes, 'a key');
    if (metadata.has(key)) throw ggufDamaged(`it says “${key}” twice`);
    const value = readValue(cursor, cursor.u32());
    if (Array.isArray(value)) listed += value.length;
    if (listed > limits.listedInAll) throw ggufDamaged('its lists have millions of entries');
    metadata.set(key, value);
  }

  cursor.requireRoom(tensorCount, 8 + 4 + 8 + 4 + 8, 'its list of tensors');
  const promised = Array.from({ length: tensorCount }, () => readTensor(cursor));
  const alignment = metadata.get('general.alignment') ?? defaultAlignment;
  if (typeof alignment !== 'number' || alignment < 8 || alignment > 1 << 16 || alignment % 8 !== 0)
    throw ggufDamaged('its tensors are aligned in a way that can’t be');
  const dataStart = Math.ceil(cursor.position / alignment) * alignment;
  return { version, metadata, tensors: placed(promised, dataStart, alignment, file.size) };
}

function readVersion(cursor: Cursor): number {
  if (cursor.left < 24) throw ggufDamaged('it is too short to be one');
  if (cursor.u32() !== magic)
    throw ggufUnsupported(
      'This is no GGUF file: it does not begin with “GGUF”.',
      'Choose a file whose name ends in .gguf.',
    );
  const version = cursor.u32();
  if (version === 2 || version === 3) return version;
  if (version > 0 && (version & 0xffff) === 0)
    throw ggufUnsupported(
      'This GGUF file is written for big-endian machines.',
      'Look for the usual file of the same model.',
    );
  throw ggufUnsupported(
    `This GGUF file is of version ${version}; versions 2 and 3 are read here.`,
    'Look for a newer file of the same model.',
  );
}

function readValue(cursor: Cursor, kind: number): MetadataValue {
  if (kind === kinds.text) return cursor.text(limits.textBytes, 'a text');
  if (kind === kinds.list) return readList(cursor);
  const reader = readers[kind];
  if (!reader) throw ggufDamaged(`a value has the unknown kind ${kind}`);
  return reader.read(cursor);
}

function readList(cursor: Cursor): readonly number[] | readonly string[] {
  const kind = cursor.u32();
  const length = cursor.u64();
  if (length > limits.listLength) throw ggufDamaged(`a list has ${length} entries`);
  if (kind === kinds.text) {
    cursor.requireRoom(length, 8, 'a list');
    const texts: string[] = [];
    for (let i = 0; i < length; i++) texts.push(cursor.text(limits.tokenBytes, 'a text of a list'));
    return texts;
  }
  const reader = readers[kind];
  if (!reader) throw ggufDamaged(`a list has the unknown kind ${kind}`);
  cursor.requireRoom(length, reader.bytes, 'a list');
  const values: number[] = [];
  for (let i = 0; i < length; i++) values.push(Number(reader.read(cursor)));
  return values;
}

interface ListedTensor {
  readonly name: string;
  readonly type: TensorType;
  readonly dims: readonly number[];
  readonly bytes: number;
  /** From the beginning of the data. */
  readonly offset: number;
}

function readTensor(cursor: Cursor): ListedTensor {
  const name = cursor.text(limits.nameBytes, 'the name of a tensor');
  const rank = cursor.u32();
  if (rank < 1 || rank > limits.dimensions) throw ggufDamaged(`“${shown(name)}” has ${rank} dimensions`);
  const dims = Array.from({ length: rank }, () => cursor.u64());
  const number = cursor.u32();
  const offset = cursor.u64();
  const type = tensorTypes.get(number);
  if (!type)
    throw ggufUnsupported(
      `“${shown(name)}” is packed in a way (type ${number}) that is not read here.`,
      `Look for the same model as one of: ${Array.from(tensorTypes.values(), (known) => known.name).join(', ')}.`,
    );
  const elements = dims.reduce((product, dim) => product * dim, 1);
  if (dims.some((dim) => dim < 1) || !Number.isSafeInteger(elements * type.blockBytes))
    throw ggufDamaged(`“${shown(name)}” has the impossible shape ${dims.join(' x ')}`);
  if ((dims[0] as number) % type.blockSize !== 0)
    throw ggufDamaged(`the rows of “${shown(name)}” are no whole number of ${type.name} blocks`);
  return { name, type, dims, offset, bytes: (elements / type.blockSize) * type.blockBytes };
}

/** Checks that every tensor lies inside the file, and over no other. */
function placed(
  listed: readonly ListedTensor[],
  dataStart: number,
  alignment: number,
  fileSize: number,
): Map<string, GgufTensor> {
  const tensors = new Map<string, GgufTensor>();
  for (const tensor of listed) {
    const offset = dataStart + tensor.offset;
    if (tensor.offset % alignment !== 0 || !Number.isSafeInteger(offset) || offset + tensor.bytes > fileSize)
      throw ggufDamaged(
        `“${shown(tensor.name)}” would lie past its end; the file is cut short, or was never whole`,
      );
    if (tensors.has(tensor.name)) throw ggufDamaged(`it names “${shown(tensor.name)}” twice`);
    tensors.set(tensor.name, { ...tensor, offset });
  }
  const inOrder = [...tensors.values()].sort((a, b) => a.offset - b.offset);
  for (let i = 1; i < inOrder.length; i++) {
    const [before, after] = [inOrder[i - 1] as GgufTensor, inOrder[i] as GgufTensor];
    if (before.offset + before.bytes > after.offset)
      throw ggufDamaged(`“${shown(before.name)}” and “${shown(after.name)}” lie over one another`);
  }
  return tensors;
}

/** A name as it may stand in a sentence. */
function shown(name: string): string {
  return name.replace(/[^\w.-]/gu, '?').slice(0, 80);
}
