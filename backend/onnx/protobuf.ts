/** Bytes written one after the other. */
export interface Bytes {
  readonly parts: readonly Uint8Array[];
  readonly length: number;
}

/** Several pieces as one. */
export function joined(pieces: readonly Bytes[]): Bytes {
  return {
    parts: pieces.flatMap(({ parts }) => parts),
    length: pieces.reduce((sum, { length }) => sum + length, 0),
  };
}

export function bytesOf(part: Uint8Array): Bytes {
  return { parts: [part], length: part.length };
}

/** Copies the pieces into one array. */
export function flattened({ parts, length }: Bytes): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Seven bits a byte, lowest first; all but the last have the highest bit set. Whole numbers below 2^53; one below 0 is
 * written as the unsigned 64-bit number of the same bits.
 */
function varint(value: number): number[] {
  const bytes: number[] = [];
  if (value < 0) {
    let bits = BigInt.asUintN(64, BigInt(value));
    while (bits >= 0x80n) {
      bytes.push(Number(bits & 0x7fn) | 0x80);
      bits >>= 7n;
    }
    return [...bytes, Number(bits)];
  }
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) | 0x80);
    left = Math.floor(left / 0x80);
  }
  bytes.push(left);
  return bytes;
}

/** A field of a protocol buffer that is a whole number. */
export function numberField(field: number, value: number): Bytes {
  return bytesOf(Uint8Array.from([...varint(field << 3), ...varint(value)]));
}

/** A field that is a text, bytes or a message: its length and its bytes. */
export function bytesField(field: number, value: string | Uint8Array | Bytes): Bytes {
  const content =
    typeof value === 'string'
      ? bytesOf(new TextEncoder().encode(value))
      : value instanceof Uint8Array
        ? bytesOf(value)
        : value;
  const head = Uint8Array.from([...varint((field << 3) | 2), ...varint(content.length)]);
  return joined([bytesOf(head), content]);
}

/** A field that is a float32 number. */
export function floatField(field: number, value: number): Bytes {
  return joined([
    bytesOf(Uint8Array.from(varint((field << 3) | 5))),
    bytesOf(floatBytes(Float32Array.of(value))),
  ]);
}

/** A field of several whole numbers, packed. */
export function packedNumbers(field: number, values: readonly number[]): Bytes {
  return bytesField(field, Uint8Array.from(values.flatMap(varint)));
}

/** A field of several float32 numbers, packed, little-endian. */
export function packedFloats(field: number, values: Float32Array): Bytes {
  return bytesField(field, floatBytes(values));
}

export function floatBytes(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => view.setFloat32(4 * at, value, true));
  return bytes;
}
