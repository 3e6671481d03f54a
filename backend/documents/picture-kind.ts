import { damagedFile, tooLarge } from './file-errors.ts';

/** More pixels are not unpacked: a page at 600 dots an inch has 35 million. */
export const mostPixels = 50_000_000;

/** Whether bytes begin as a picture that can be read: PNG or JPEG. */
export function pictureKindOf(bytes: Uint8Array): 'png' | 'jpeg' | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : null;
}

/**
 * Throws `file-damaged` for a PNG whose pieces don't follow one another to its end, which would keep its reader looking for
 * one, and `file-too-large` for one that promises too many pixels.
 */
export function checkPng(bytes: Uint8Array, fileName: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameAt = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = nameAt(at + 4);
    if (at === 8 && (name !== 'IHDR' || view.getUint32(at) !== 13)) break;
    if (name === 'IHDR' && view.getUint32(at + 8) * view.getUint32(at + 12) > mostPixels)
      throw tooLarge(fileName, `it has more than ${mostPixels / 1e6} million pixels.`);
    if (name === 'IEND') return;
  }
  throw damagedFile(fileName, 'a picture (PNG)');
}
