import { halfAt } from './half.ts';
import type { TensorTypeName } from './tensor-types.ts';

/** The weights of blocks, taken apart. Weight i is scale * (code[i] + centre) + minimum of its group. */
export interface Unpacked {
  /** One for each weight, already less the centre. */
  readonly codes: Int8Array;
  /** One for each group. */
  readonly scales: Float32Array;
  /** One for each group; only for formats that have them. */
  readonly minima: Float32Array;
}

/** How one kind of block is read. */
export interface BlockFormat {
  /** Weights that share a scale. */
  readonly group: 16 | 32;
  /** Bits that hold every code once the centre is taken off: 4 (-8 to 7) or 8 (-128 to 127). */
  readonly bits: 4 | 8;
  /** What was taken off the number in the file to get a code; 0 where the format itself takes it off. */
  readonly centre: number;
  readonly hasMinima: boolean;
  /** Takes the block at `at` apart, into weight `weight` and what follows it. */
  unpack(bytes: Uint8Array, at: number, into: Unpacked, weight: number): void;
}

type Unpack = BlockFormat['unpack'];

/** IQ4_NL's own sixteen values (ggml-common.h, kvalues_iq4nl). */
const nonLinear = Int8Array.of(-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113);

const q4: (minimumBytes: 0 | 2) => Unpack = (minimumBytes) => (bytes, at, into, weight) => {
  into.scales[weight >> 5] = halfAt(bytes, at);
  if (minimumBytes) into.minima[weight >> 5] = halfAt(bytes, at + 2);
  const from = at + 2 + minimumBytes;
  for (let i = 0; i < 16; i++) {
    const byte = bytes[from + i]!;
    into.codes[weight + i] = (byte & 15) - 8;
    into.codes[weight + 16 + i] = (byte >> 4) - 8;
  }
};

const q5: (minimumBytes: 0 | 2) => Unpack = (minimumBytes) => (bytes, at, into, weight) => {
  into.scales[weight >> 5] = halfAt(bytes, at);
  if (minimumBytes) into.minima[weight >> 5] = halfAt(bytes, at + 2);
  const high = at + 2 + minimumBytes;
  const from = high + 4;
  for (let i = 0; i < 16; i++) {
    const byte = bytes[from + i]!;
    const fifth = (bytes[high + (i >> 3)]! >> (i & 7)) & 1;
    const fifthToo = (bytes[high + 2 + (i >> 3)]! >> (i & 7)) & 1;
    into.codes[weight + i] = ((byte & 15) | (fifth << 4)) - 16;
    into.codes[weight + 16 + i] = ((byte >> 4) | (fifthToo << 4)) - 16;
  }
};

const q8: Unpack = (bytes, at, into, weight) => {
  into.scales[weight >> 5] = halfAt(bytes, at);
  for (let i = 0; i < 32; i++) into.codes[weight + i] = bytes[at + 2 + i]!;
};

const iq4nl: Unpack = (bytes, at, into, weight) => {
  into.scales[weight >> 5] = halfAt(bytes, at);
  for (let i = 0; i < 16; i++) {
    const byte = bytes[at + 2 + i]!;
    into.codes[weight + i] = nonLinear[byte & 15]!;
    into.codes[weight + 16 + i] = nonLinear[byte >> 4]!;
  }
};

/** Scales and minima of Q4_K and Q5_K: eight of 6 bits each in 12 bytes (get_scale_min_k4). */
function unpackPairs(bytes: Uint8Array, at: number, into: Unpacked, group: number): void {
  const scale = halfAt(bytes, at);
  const minimum = halfAt(bytes, at + 2);
  const packed = at + 4;
  for (let j = 0; j < 8; j++) {
    const [s, m] =
      j < 4
        ? [bytes[packed + j]! & 63, bytes[packed + j + 4]! & 63]
        : [
            (bytes[packed + j + 4]! & 15) | ((bytes[packed + j - 4]! >> 6) << 4),
            (bytes[packed + j + 4]! >> 4) | ((bytes[packed + j]! >> 6) << 4),
          ];
    into.scales[group + j] = scale * s;
    into.minima[group + j] = -(minimum * m);
  }
}

const q4k: Unpack = (bytes, at, into, weight) => {
  unpackPairs(bytes, at, into, weight >> 5);
  for (let part = 0; part < 4; part++)
    for (let i = 0; i < 32; i++) {
      const byte = bytes[at + 16 + 32 * part + i]!;
      into.codes[weight + 64 * part + i] = (byte & 15) - 8;
      into.codes[weight + 64 * part + 32 + i] = (byte >> 4) - 8;
    }
};

const q5k: Unpack = (bytes, at, into, weight) => {
  unpackPairs(bytes, at, into, weight >> 5);
  for (let part = 0; part < 4; part++)
    for (let i = 0; i < 32; i++) {
      const high = bytes[at + 16 + i]! >> (2 * part);
      const byte = bytes[at + 48 + 32 * part + i]!;
      into.codes[weight + 64 * part + i] = ((byte & 15) | ((high & 1) << 4)) - 16;
      into.codes[weight + 64 * part + 32 + i] = ((byte >> 4) | ((high & 2) << 3)) - 16;
    }
};

const q6k: Unpack = (bytes, at, into, weight) => {
  const scale = halfAt(bytes, at + 208);
  for (let j = 0; j < 16; j++) into.scales[(weight >> 4) + j] = scale * ((bytes[at + 192 + j]! << 24) >> 24);
  for (let half = 0; half < 2; half++) {
    const low = at + 64 * half;
    const high = at + 128 + 32 * half;
    const to = weight + 128 * half;
    for (let i = 0; i < 32; i++) {
      const [a, b, h] = [bytes[low + i]!, bytes[low + 32 + i]!, bytes[high + i]!];
      into.codes[to + i] = ((a & 15) | ((h & 3) << 4)) - 32;
      into.codes[to + 32 + i] = ((b & 15) | (((h >> 2) & 3) << 4)) - 32;
      into.codes[to + 64 + i] = ((a >> 4) | (((h >> 4) & 3) << 4)) - 32;
      into.codes[to + 96 + i] = ((b >> 4) | ((h >> 6) << 4)) - 32;
    }
  }
};

const q2k: Unpack = (bytes, at, into, weight) => {
  const scale = halfAt(bytes, at + 80);
  const minimum = halfAt(bytes, at + 82);
  for (let j = 0; j < 16; j++) {
    const byte = bytes[at + j]!;
    into.scales[(weight >> 4) + j] = scale * (byte & 15);
    into.minima[(weight >> 4) + j] = -(minimum * (byte >> 4));
  }
  for (let i = 0; i < 256; i++) {
    const byte = bytes[at + 16 + 32 * (i >> 7) + (i & 31)]!;
    into.codes[weight + i] = ((byte >> (2 * ((i >> 5) & 3))) & 3) - 2;
  }
};

const q3k: Unpack = (bytes, at, into, weight) => {
  const scale = halfAt(bytes, at + 108);
  const packed = at + 96;
  for (let j = 0; j < 16; j++) {
    const low = j < 8 ? bytes[packed + j]! & 15 : bytes[packed + j - 8]! >> 4;
    const high = (bytes[packed + 8 + (j & 3)]! >> (2 * (j >> 2))) & 3;
    into.scales[(weight >> 4) + j] = scale * ((low | (high << 4)) - 32);
  }
  for (let i = 0; i < 256; i++) {
    const low = (bytes[at + 32 + 32 * (i >> 7) + (i & 31)]! >> (2 * ((i >> 5) & 3))) & 3;
    const isHigh = (bytes[at + (i & 31)]! >> (i >> 5)) & 1;
    into.codes[weight + i] = low - (isHigh ? 0 : 4);
  }
};

const symmetric = { centre: 0, hasMinima: false } as const;

/** The block formats that are read (ggml-quants.c, the dequantize_row functions), all of them without loss. */
export const blockFormats: Readonly<Partial<Record<TensorTypeName, BlockFormat>>> = {
  Q4_0: { ...symmetric, group: 32, bits: 4, unpack: q4(0) },
  Q4_1: { group: 32, bits: 4, centre: 8, hasMinima: true, unpack: q4(2) },
  Q5_0: { ...symmetric, group: 32, bits: 8, unpack: q5(0) },
  Q5_1: { group: 32, bits: 8, centre: 16, hasMinima: true, unpack: q5(2) },
  Q8_0: { ...symmetric, group: 32, bits: 8, unpack: q8 },
  Q2_K: { group: 16, bits: 4, centre: 2, hasMinima: true, unpack: q2k },
  Q3_K: { ...symmetric, group: 16, bits: 4, unpack: q3k },
  Q4_K: { group: 32, bits: 4, centre: 8, hasMinima: true, unpack: q4k },
  Q5_K: { group: 32, bits: 8, centre: 16, hasMinima: true, unpack: q5k },
  Q6_K: { ...symmetric, group: 16, bits: 8, unpack: q6k },
  IQ4_NL: { ...symmetric, group: 32, bits: 8, unpack: iq4nl },
};
