/** Arrays under 65 bytes lie on V8's own heap, where they may move while native code reads them. */
const leastBytes = 72;

/** `count` float32 numbers, all 0, in memory that V8 never moves. */
export function offHeapFloats(count: number): Float32Array<ArrayBuffer> {
  return new Float32Array(Math.max(count, leastBytes / 4)).subarray(0, count);
}

/** `count` float16 numbers as their bits, all 0, in memory that V8 never moves. */
export function offHeapHalves(count: number): Uint16Array<ArrayBuffer> {
  return new Uint16Array(Math.max(count, leastBytes / 2)).subarray(0, count);
}

/** `count` 64-bit integers in memory that V8 never moves. */
export function offHeapIntegers(count: number, at: (index: number) => number): BigInt64Array {
  const array = new BigInt64Array(Math.max(count, leastBytes / 8));
  for (let i = 0; i < count; i++) array[i] = BigInt(at(i));
  return array.subarray(0, count);
}
