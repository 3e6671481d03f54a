/** Width and height in pixels, as a file says of itself. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture that is drawn: four bytes each while it is decoded, so 256 MB. No usual camera makes more. */
export const mostPixels = 64_000_000;
/** The size of a JPEG may stand behind its preview and colour profile. */
export const headBytes = 2 ** 20;

/**
 * How large a PNG, JPEG, WebP, GIF or BMP says it is, from its beginning and without decoding anything; null for what says
 * nothing here. A few bytes can promise more pixels than a machine has memory.
 */
export function extentOf(head: Uint8Array): Extent | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const starts = (text: string, at = 0) =>
    Array.from(text).every((letter, i) => head[at + i] === letter.charCodeAt(0));
  if (starts('\x89PNG') && head.length >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (starts('GIF8') && head.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (starts('BM') && head.length >= 26)
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  if (starts('RIFF') && starts('WEBP', 8) && head.length >= 30) return extentOfWebp(head, view);
  if (head[0] === 0xff && head[1] === 0xd8) return extentOfJpeg(head, view);
  return null;
}

/** RFC 9649, sections 2.5 to 2.7: lossy, lossless and extended files. */
function extentOfWebp(head: Uint8Array, view: DataView): Extent | null {
  const threeBytes = (at: number) => view.getUint16(at, true) + (head[at + 2]! << 16);
  switch (String.fromCharCode(...head.subarray(12, 16))) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 };
    default:
      return null;
  }
}

/** ITU-T T.81, annex B: segments up to the one that begins a frame. */
function extentOfJpeg(head: Uint8Array, view: DataView): Extent | null {
  for (let at = 2; at + 9 < head.length;) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1]!;
    // Fill bytes, and markers without a length.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Whether a picture would take more memory than it is worth. */
export function isTooLarge(head: Uint8Array): boolean {
  const extent = extentOf(head);
  return extent !== null && extent.width * extent.height > mostPixels;
}
