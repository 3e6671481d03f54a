import { inflateSync } from 'node:zlib';
import { damagedFile, tooLarge } from './file-errors.ts';
import { jpegClaims } from './jpeg-claims.ts';

/** More pixels are not unpacked: a page at 600 dots an inch has 35 million. */
export const mostPixels = 50_000_000;

/** Whether bytes begin as a picture that can be read: PNG or JPEG. */
export function pictureKindOf(bytes: Uint8Array): 'png' | 'jpeg' | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : null;
}

/** Bytes that the largest picture unpacks to, at four for a pixel. */
export const mostPictureBytes = 4 * mostPixels;

/** Of a PNG, what its picture is made of; everything else is words, colour profiles and further frames. */
const neededPieces: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
/** Values of a pixel, by the kind of colour that the head of a PNG names. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * A PNG with nothing in it but its picture, so that nothing else of it is unpacked. Throws `file-damaged` for one whose pieces
 * don't follow one another to its end, which would keep its reader looking for one, or whose picture unpacks to more than its
 * head says; and `file-too-large` for one that promises too much.
 */
export function plainPng(bytes: Uint8Array, fileName: string): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [file.subarray(0, 8)];
  const packed: Buffer[] = [];
  let unpackedBytes = 0;
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if ((at === 8) !== (name === 'IHDR') || (name === 'IHDR' && length !== 13)) break;
    if (name === 'IHDR') unpackedBytes = unpackedSize(file.subarray(at + 8, at + 21), fileName);
    if (name === 'IDAT') packed.push(file.subarray(at + 8, at + 8 + length));
    if (neededPieces.has(name)) kept.push(file.subarray(at, at + 12 + length));
    if (name !== 'IEND') continue;
    requireSize(Buffer.concat(packed), unpackedBytes, fileName);
    return Buffer.concat(kept);
  }
  throw damagedFile(fileName, 'a picture (PNG)');
}

/** Throws `file-too-large` for a JPEG that promises too much, as its reader would take it at its word. */
export function checkJpeg(bytes: Uint8Array, fileName: string): void {
  const { pixels, samples } = jpegClaims(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  requireBounds(pixels, samples, fileName);
}

/** What the head of a PNG says that its picture unpacks to; in several passes (Adam7) each row is a little longer. */
function unpackedSize(head: Buffer, fileName: string): number {
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const bits = head[8]! * (channels[head[9]!] ?? 4);
  const rowBytes = Math.ceil((width * bits) / 8) + 1;
  requireBounds(width * height, rowBytes * height, fileName);
  return 2 * rowBytes * height + 64;
}

function requireSize(packed: Buffer, most: number, fileName: string): void {
  try {
    inflateSync(packed, { maxOutputLength: most });
  } catch (error) {
    throw damagedFile(fileName, 'a picture (PNG)', error);
  }
}

/** A picture of few pixels may have many bytes for each, as one of 16 bits does: it is refused for what it is. */
function requireBounds(pixels: number, bytes: number, fileName: string): void {
  if (pixels > mostPixels) throw tooLarge(fileName, `it has more than ${mostPixels / 1e6} million pixels.`);
  if (bytes > mostPictureBytes)
    throw tooLarge(fileName, `it unpacks to more than ${mostPictureBytes / 1e6} MB.`);
}
