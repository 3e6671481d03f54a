/** What a frame of a JPEG says of itself. */
interface Frame {
  readonly columns: number;
  readonly rows: number;
  readonly components: number;
}

/** Bytes of the longest head of a frame: its marker, six bytes of its own, three for each of 255 components. */
const longestHead = 10 + 3 * 255;

/** How large a JPEG says it is: in samples, those of each component counted, and in pixels. */
export interface JpegClaims {
  readonly samples: number;
  readonly pixels: number;
}

/**
 * The most that a JPEG within these bytes says it holds: what its reader takes memory for before it has seen any of it. Heads
 * of frames are looked for anywhere, so that no wrapping hides one; none is nothing. Rows that are told again after the
 * picture (DNL) count where they are more.
 */
export function jpegClaims(bytes: Buffer): JpegClaims {
  let most: JpegClaims = { samples: 0, pixels: 0 };
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const frame = frameAt(bytes, at);
    if (!frame) continue;
    const rows = Math.max(frame.rows, rowsToldAgain(bytes, at));
    const pixels = frame.columns * rows;
    const samples = pixels * frame.components;
    if (samples > most.samples) most = { samples, pixels };
  }
  return most;
}

/** So many bytes of one piece have to be looked at again with the next, for a head that is cut in two. */
export const headBytes = longestHead;

/** A head of a frame of the kinds that are unpacked (ISO 10918-1, B.2.2): its length is the one of so many components. */
function frameAt(bytes: Buffer, at: number): Frame | null {
  const kind = bytes[at + 1];
  if (kind !== 0xc0 && kind !== 0xc1 && kind !== 0xc2) return null;
  if (at + 10 > bytes.length) return null;
  const components = bytes[at + 9]!;
  if (components === 0 || bytes.readUInt16BE(at + 2) !== 8 + 3 * components) return null;
  for (let one = 0; one < components; one++) {
    const sampling = bytes[at + 11 + 3 * one];
    if (sampling === undefined || (sampling & 15) === 0 || sampling >> 4 === 0) return null;
  }
  return { rows: bytes.readUInt16BE(at + 5), columns: bytes.readUInt16BE(at + 7), components };
}

const rowsMark = Buffer.from([0xff, 0xdc, 0x00, 0x04]);

function rowsToldAgain(bytes: Buffer, from: number): number {
  const end = bytes.indexOf('endstream', from, 'latin1');
  const at = bytes.indexOf(rowsMark, from);
  const isThere = at >= 0 && (end < 0 || at < end) && at + 6 <= bytes.length;
  return isThere ? bytes.readUInt16BE(at + 4) : 0;
}
