import { blockFormats, type BlockFormat, type Unpacked } from './block-formats.ts';
import { halfAt } from './half.ts';
import type { TensorType } from './tensor-types.ts';

const bits = new Uint32Array(1);
const asFloat = new Float32Array(bits.buffer);

/** A bfloat16 number: the upper half of a float32 one. */
function bfloatAt(bytes: Uint8Array, at: number): number {
  bits[0] = (bytes[at]! << 16) | (bytes[at + 1]! << 24);
  return asFloat[0]!;
}

/** Memory for the weights of `count` taken apart. */
export function unpackedOf(format: BlockFormat, count: number): Unpacked {
  const groups = count / format.group;
  return {
    codes: new Int8Array(count),
    scales: new Float32Array(groups),
    minima: new Float32Array(format.hasMinima ? groups : 0),
  };
}

/** The weights of whole blocks as float32: the very numbers that ggml's own formulas give. */
export function dequantise(type: TensorType, bytes: Uint8Array): Float32Array {
  const count = (bytes.length / type.blockBytes) * type.blockSize;
  const values = new Float32Array(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = blockFormats[type.name];
  if (!format) {
    for (let i = 0; i < count; i++)
      if (type.name === 'F32') values[i] = view.getFloat32(4 * i, true);
      else if (type.name === 'F16') values[i] = halfAt(bytes, 2 * i);
      else values[i] = bfloatAt(bytes, 2 * i);
    return values;
  }
  const unpacked = unpackedOf(format, count);
  for (let at = 0, weight = 0; weight < count; at += type.blockBytes, weight += type.blockSize)
    format.unpack(bytes, at, unpacked, weight);
  for (let i = 0; i < count; i++) {
    const group = Math.floor(i / format.group);
    const product = Math.fround(unpacked.scales[group]! * (unpacked.codes[i]! + format.centre));
    values[i] = format.hasMinima ? product + unpacked.minima[group]! : product;
  }
  return values;
}
