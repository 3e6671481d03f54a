/** Kinds of metadata values (gguf.h, enum gguf_type). */
export const ggufKinds = {
  u8: 0,
  i8: 1,
  u16: 2,
  i16: 3,
  u32: 4,
  i32: 5,
  f32: 6,
  flag: 7,
  text: 8,
  list: 9,
  u64: 10,
  i64: 11,
  f64: 12,
} as const;
type Kind = Exclude<keyof typeof ggufKinds, 'list'>;

/** A value of the metadata; an array is a list of its kind. */
export type GgufValue = readonly [Kind, number | string | boolean | readonly number[] | readonly string[]];

/** A tensor as it is written: `type` by its number in ggml.h. */
export interface WrittenTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  readonly bytes: Uint8Array;
}

const alignment = 32;

/** The bytes of a GGUF file of version 3, written from its description (ggml-org/ggml, docs/gguf.md). */
export function ggufBytes(
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly WrittenTensor[],
): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF'), number('u32', 3), number('u64', tensors.length)];
  parts.push(number('u64', Object.keys(metadata).length));
  for (const [key, [kind, value]] of Object.entries(metadata)) {
    parts.push(text(key));
    if (Array.isArray(value)) {
      parts.push(number('u32', ggufKinds.list), number('u32', ggufKinds[kind]), number('u64', value.length));
      parts.push(...(value as (number | string)[]).map((one) => scalar(kind, one)));
    } else parts.push(number('u32', ggufKinds[kind]), scalar(kind, value as number));
  }
  let offset = 0;
  for (const { name, dims, type, bytes } of tensors) {
    parts.push(text(name), number('u32', dims.length), ...dims.map((dim) => number('u64', dim)));
    parts.push(number('u32', type), number('u64', offset));
    offset += aligned(bytes.length);
  }
  const header = Buffer.concat(parts);
  const gap = (length: number) => Buffer.alloc(aligned(length) - length);
  return Buffer.concat([
    header,
    gap(header.length),
    ...tensors.flatMap(({ bytes }) => [
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      gap(bytes.length),
    ]),
  ]);
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function scalar(kind: Kind, value: number | string | boolean): Buffer {
  return kind === 'text' ? text(value as string) : number(kind, Number(value));
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([number('u64', bytes.length), bytes]);
}

function number(kind: Exclude<Kind, 'text'>, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  switch (kind) {
    case 'u8':
    case 'i8':
    case 'flag':
      bytes.writeUInt8(value & 0xff);
      return bytes.subarray(0, 1);
    case 'u16':
    case 'i16':
      bytes.writeUInt16LE(value & 0xffff);
      return bytes.subarray(0, 2);
    case 'u32':
    case 'i32':
      bytes.writeUInt32LE(value >>> 0);
      return bytes.subarray(0, 4);
    case 'f32':
      bytes.writeFloatLE(value);
      return bytes.subarray(0, 4);
    case 'f64':
      bytes.writeDoubleLE(value);
      return bytes;
    case 'u64':
    case 'i64':
      bytes.writeBigInt64LE(BigInt(value));
      return bytes;
  }
}

/** The bits of a number that float16 holds exactly, or of the nearest below it in size. */
export function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === 0) return sign;
  const exponent = Math.floor(Math.log2(size));
  if (exponent < -14) return sign | Math.floor(size / 2 ** -24);
  return sign | ((exponent + 15) << 10) | Math.floor((size / 2 ** exponent - 1) * 1024);
}
