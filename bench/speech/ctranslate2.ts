/** The weights of a CTranslate2 model file, as numbers of 32 bits, by name. */
export function readCTranslate2(
  bytes: Uint8Array,
): ReadonlyMap<string, { dims: number[]; values: Float32Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const u8 = () => view.getUint8(at++);
  const u16 = () => view.getUint16((at += 2) - 2, true);
  const u32 = () => view.getUint32((at += 4) - 4, true);
  const text = () => {
    const length = u16();
    const decoded = new TextDecoder().decode(bytes.subarray(at, at + length));
    at += length;
    return decoded.replace(/\0+$/u, '');
  };
  u32(); // version of the format
  text(); // name of the architecture
  u32(); // its revision
  const weights = new Map<string, { dims: number[]; values: Float32Array }>();
  for (let left = u32(); left > 0; left--) {
    const name = text();
    const dims = Array.from({ length: u8() }, u32);
    const type = u8();
    const length = u32();
    // A copy, so that it lies on whole numbers; a Buffer's own `slice` would be none.
    const raw = Uint8Array.prototype.slice.call(bytes, at, at + length);
    at += length;
    // CTranslate2's own numbers of the types: 0 is float32, 4 float16; the rest are settings.
    if (type === 0) weights.set(name, { dims, values: new Float32Array(raw.buffer) });
    if (type === 4) weights.set(name, { dims, values: widened(new Uint16Array(raw.buffer)) });
  }
  return weights;
}

function widened(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length);
  halves.forEach((half, i) => {
    const sign = (half & 0x8000) << 16;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 0) {
      // Too small for an exponent of its own.
      new Float32Array(bits.buffer, 4 * i, 1)[0] = (sign ? -1 : 1) * fraction * 2 ** -24;
    } else bits[i] = sign | ((exponent + 112) << 23) | (fraction << 13);
  });
  return new Float32Array(bits.buffer);
}
