/** Every float16 number as float32, by its bits: 256 KiB, made once. */
const halves = new Float32Array(1 << 16);
for (let bits = 0; bits < halves.length; bits++) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) halves[bits] = sign * fraction * 2 ** -24;
  else if (exponent === 0x1f) halves[bits] = fraction ? Number.NaN : sign * Infinity;
  else halves[bits] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** float16 numbers, given as their bits, as float32. */
export function widenHalves(bits: Uint16Array, into: Float32Array): void {
  for (let i = 0; i < bits.length; i++) into[i] = halves[bits[i] as number] as number;
}

/** The float16 number at a place, little-endian. */
export function halfAt(bytes: Uint8Array, at: number): number {
  return halves[(bytes[at] as number) | ((bytes[at + 1] as number) << 8)] as number;
}
