/** The bytes of a typed array, for a BLOB; shares its memory. */
export function bytesOf(array: Int32Array | Float32Array | Float64Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

export function int32Of(bytes: Buffer): Int32Array {
  return new Int32Array(aligned(bytes));
}

export function float32Of(bytes: Buffer): Float32Array {
  return new Float32Array(aligned(bytes));
}

export function float64Of(bytes: Buffer): Float64Array {
  return new Float64Array(aligned(bytes));
}

/** A value as JSON in UTF-8; texts of a catalogue may be longer than a SQLite text is quick for. */
export function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** What `jsonBytes` packed; the caller says what it was. */
export function jsonOf<T>(bytes: Buffer): T {
  return JSON.parse(bytes.toString('utf8')) as T;
}

/** A BLOB lies anywhere in a shared piece of memory; a typed array wants a place of its own. */
function aligned(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
