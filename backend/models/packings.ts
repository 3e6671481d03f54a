import type { HubSource } from '../../contract/catalogue.ts';

/** What weights come to once they are converted (docs/models.md, "Without loss"). */
interface Packed {
  /** Bits of a weight, its share of scales and offsets with it. */
  readonly bits: number;
  /** Of these weights, the share whose codes take 8 bits instead of 4. */
  readonly wide: number;
  /** Of these weights, the share whose groups have an offset, and with it a second product. */
  readonly offset: number;
}

/** How the weights of a model lie once it is here. */
interface PackedModel {
  readonly layers: Packed;
  /** Those of embedding and output. */
  readonly ends: Packed;
  /** Bits of a weight in the file; null where it is copied as it is. */
  readonly fileBits: number | null;
  /** Times as large in memory as on the disk, beyond what any model takes more: halves are widened when they are loaded. */
  readonly widening: number;
  /** Whether it was measured what products with such weights cost. */
  readonly isForetold: boolean;
}

/** Codes and a scale for each block of 32 weights, or of 16. */
const fourBits: Packed = { bits: 5, wide: 0, offset: 0 };
const fourBitsFine: Packed = { bits: 6, wide: 0, offset: 0 };
const eightBits: Packed = { bits: 9, wide: 1, offset: 0 };
const eightBitsFine: Packed = { bits: 10, wide: 1, offset: 0 };
/** And an offset. */
const fourBitsWithOffset: Packed = { bits: 6, wide: 0, offset: 1 };
const fourBitsFineWithOffset: Packed = { bits: 8, wide: 0, offset: 1 };
const eightBitsWithOffset: Packed = { bits: 10, wide: 1, offset: 1 };

/** As the makers of ONNX files leave an embedding. */
const plain: Packed = { bits: 32, wide: 0, offset: 0 };
const half: Packed = { bits: 16, wide: 0, offset: 0 };

/** A model of speech: its encoder, not quite half of its layers, as it was made, and its decoder in bytes. */
const halfPlain: Packed = { bits: 18.7, wide: 0, offset: 0 };
const bytes: Packed = { bits: 8, wide: 0, offset: 0 };

/** llama.cpp packs about these shares of the layers of such files finer than the rest (src/llama-quant.cpp). */
const somewhatFiner = 0.17;
const muchFiner = 0.4;

/** Packings of GGUF files that are read here, those that do best on a processor first. */
export const ggufPackings = [
  'Q4_K_M',
  'Q4_K_S',
  'Q4_0',
  'Q8_0',
  'Q5_K_M',
  'Q5_K_S',
  'Q6_K',
  'Q4_1',
  'Q5_0',
  'Q5_1',
  'IQ4_NL',
  'Q3_K_L',
  'Q3_K_M',
  'Q3_K_S',
  'Q2_K',
  'BF16',
  'F16',
  'F32',
] as const;
export type GgufPacking = (typeof ggufPackings)[number];
/** Any way of packing whose models can be had: of the catalogue, or of a file that was found. */
export type Packing = HubSource['packing'] | GgufPacking;

/** Bits of a weight in the file (llama.cpp, tools/quantize/README.md), and the layers once they are here. */
const ofGguf: Readonly<Record<GgufPacking, readonly [fileBits: number, layers: Packed]>> = {
  Q4_K_M: [5, mixed(fourBitsWithOffset, eightBitsFine, somewhatFiner)],
  Q4_K_S: [4.7, fourBitsWithOffset],
  Q4_0: [4.7, fourBits],
  Q8_0: [8.5, eightBits],
  Q5_K_M: [5.7, mixed(eightBitsWithOffset, eightBitsFine, somewhatFiner)],
  Q5_K_S: [5.6, eightBitsWithOffset],
  Q6_K: [6.6, eightBitsFine],
  Q4_1: [5.1, fourBitsWithOffset],
  Q5_0: [5.6, eightBits],
  Q5_1: [6, eightBitsWithOffset],
  IQ4_NL: [4.7, eightBits],
  Q3_K_L: [4.3, mixed(fourBitsFine, eightBitsWithOffset, muchFiner)],
  Q3_K_M: [4, mixed(fourBitsFine, fourBitsWithOffset, muchFiner)],
  Q3_K_S: [3.6, fourBitsFine],
  Q2_K: [3.2, mixed(fourBitsFineWithOffset, fourBitsFine, muchFiner)],
  BF16: [16, half],
  F16: [16, half],
  F32: [32, plain],
};

/** Rows of a length that K-blocks don't divide are packed in blocks of 32, as Q5_0 and Q8_0. */
const kBlock = 256;
const narrowFileBits = 6.25;

/** How the weights of a model lie once it is here, whose layers are `width` numbers wide. */
export function packedAs(packing: Packing, width: number): PackedModel {
  if (packing === 'q4')
    return { layers: fourBits, ends: plain, fileBits: null, widening: 1, isForetold: false };
  if (packing === 'q8')
    return { layers: halfPlain, ends: bytes, fileBits: null, widening: 1, isForetold: false };
  const [fileBits, layers] = ofGguf[packing];
  if (packing.endsWith('16') || packing === 'F32')
    return { layers, ends: layers, fileBits, widening: layers === half ? 2 : 1, isForetold: false };
  if (packing.includes('_K') && width % kBlock !== 0)
    return {
      ...{ layers: eightBits, ends: eightBits, fileBits: Math.max(fileBits, narrowFileBits) },
      ...{ widening: 1, isForetold: true },
    };
  const ends = packing === 'Q8_0' ? eightBits : eightBitsFine;
  return { layers, ends, fileBits, widening: 1, isForetold: true };
}

function mixed(most: Packed, some: Packed, share: number): Packed {
  const between = (a: number, b: number) => a * (1 - share) + b * share;
  return {
    bits: between(most.bits, some.bits),
    wide: between(most.wide, some.wide),
    offset: between(most.offset, some.offset),
  };
}
