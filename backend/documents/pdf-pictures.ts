import { Readable } from 'node:stream';
import { createInflate } from 'node:zlib';
import { headBytes, jpegClaims } from './jpeg-claims.ts';
import { dictionaryBefore, startOfData } from './pdf-streams.ts';
import { mostPictureBytes, mostPixels } from './picture-kind.ts';

/**
 * Whether the pictures of a PDF are what their dictionaries say, so that they can be unpacked: no JPEG that says it is larger
 * than `mostPixels` under a dictionary that says less, and nothing deflated that goes on beyond the largest picture. pdf.js
 * leaves out by itself what is too large by its dictionary.
 */
export async function picturesAreBounded(bytes: Uint8Array, checkpoint: () => void): Promise<boolean> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    checkpoint();
    const dictionary = dictionaryBefore(file, at);
    const end = file.indexOf('endstream', at);
    const data = file.subarray(startOfData(file, at), end < 0 ? file.length : end);
    if (!saysTooLarge(dictionary) && jpegClaims(data).samples > mostPictureBytes) return false;
    const isPicture = /\/Subtype\s*\/Image\b/u.test(dictionary);
    if (isPicture && /\/(?:FlateDecode|Fl\b)/u.test(dictionary)) {
      const isBounded = await unpacksWithin(data, saysTooLarge(dictionary));
      if (!isBounded) return false;
    }
    if (end < 0) break;
    at = end;
  }
  return true;
}

function saysTooLarge(dictionary: string): boolean {
  const numberOf = (name: string) =>
    Number(new RegExp(`/${name}\\s+(\\d+)(?!\\s+\\d+\\s+R)`, 'u').exec(dictionary)?.[1] ?? 0);
  return numberOf('Width') * numberOf('Height') > mostPixels;
}

/** Unpacks it piece by piece, keeping none: a JPEG may be deflated too. What is damaged is pdf.js' to say. */
async function unpacksWithin(packed: Buffer, isLeftOut: boolean): Promise<boolean> {
  if (isLeftOut) return true;
  let length = 0;
  let rest = Buffer.alloc(0);
  try {
    for await (const piece of Readable.from([packed]).pipe(createInflate())) {
      const chunk = piece as Buffer;
      length += chunk.length;
      const both = Buffer.concat([rest, chunk]);
      if (length > mostPictureBytes || jpegClaims(both).samples > mostPictureBytes) return false;
      rest = both.subarray(-headBytes);
    }
  } catch {
    return true;
  }
  return true;
}
