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

const wide: Packed = { bits: 9, wide: 1, offset: 0 };

/** As the makers of ONNX files leave an embedding. */
const plain: Packed = { bits: 32, wide: 0, offset: 0 };

/** A model of speech: its encoder, not quite half of its layers, as it was made, and its decoder in bytes. */
const halfPlain: Packed = { bits: 18.7, wide: 0, offset: 0 };
const bytes: Packed = { bits: 8, wide: 0, offset: 0 };

/** Q6_K has a scale for 16 weights, Q4_K a scale and an offset for 32. */
const ofSixBits: Packed = { bits: 10, wide: 1, offset: 0 };
const ofFourBits: Packed = { bits: 6, wide: 0, offset: 1 };

/** llama.cpp packs about this share of the weights of a Q4_K_M file finer, as Q6_K. */
const finerShare = 0.17;

/** Rows of a length that K-blocks don't divide are packed in blocks of 32, as Q5_0 and Q8_0. */
const kBlock = 256;

/**
 * How the weights of the layers, and how those of embedding and output, lie once a model is here; and bits of a
 * weight in the file, null where it is copied as it is.
 */
export function packedAs(
  packing: HubSource['packing'],
  width: number,
): { readonly layers: Packed; readonly ends: Packed; readonly fileBits: number | null } {
  switch (packing) {
    case 'q4':
      return { layers: { bits: 5, wide: 0, offset: 0 }, ends: plain, fileBits: null };
    case 'q8':
      return { layers: halfPlain, ends: bytes, fileBits: null };
    case 'Q8_0':
      return { layers: wide, ends: wide, fileBits: 8.5 };
    case 'Q4_K_M':
      return width % kBlock === 0
        ? { layers: mixed(ofFourBits, ofSixBits, finerShare), ends: ofSixBits, fileBits: 5 }
        : { layers: wide, ends: wide, fileBits: 6.25 };
  }
}

function mixed(most: Packed, some: Packed, share: number): Packed {
  const between = (a: number, b: number) => a * (1 - share) + b * share;
  return {
    bits: between(most.bits, some.bits),
    wide: between(most.wide, some.wide),
    offset: between(most.offset, some.offset),
  };
}
