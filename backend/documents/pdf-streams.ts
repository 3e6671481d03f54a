import { inflateSync } from 'node:zlib';
import { tooLarge } from './file-errors.ts';
import { limits } from './limits.ts';

/** The dictionary of a stream stands before it, and is short. */
const dictionaryBytes = 600;
/** Content of pages and fonts is never this long and this dense at once. */
const densestBytes = 10 * 2 ** 20;

/**
 * Refuses a PDF whose deflated streams would fill the memory, before pdf.js unpacks one. Pictures are passed over: they
 * are never unpacked for text, and `picturesAreBounded` looks at them where they are to be read. Streams deflated twice are unpacked twice. Throws `file-too-large`.
 */
export function refusePdfBomb(bytes: Uint8Array, fileName: string, checkpoint: () => void): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const dictionary = dictionaryBefore(file, at);
    if (!/\/(?:FlateDecode|Fl\b)/u.test(dictionary) || /\/Subtype\s*\/Image\b/u.test(dictionary)) continue;
    checkpoint();
    const end = file.indexOf('endstream', at);
    let packed = file.subarray(startOfData(file, at), end < 0 ? file.length : end);
    const packedBytes = packed.length;
    const layers = dictionary.match(/\/(?:FlateDecode|Fl\b)/gu)?.length ?? 1;
    for (let layer = 0; layer < layers; layer++) {
      const unpacked = inflated(packed, limits.unpackedBytes - total);
      if (unpacked === 'too-large') throw bomb(fileName);
      if (unpacked === null) break;
      if (unpacked.length > densestBytes && unpacked.length > packedBytes * limits.unpackedRatio)
        throw bomb(fileName);
      total += unpacked.length;
      packed = unpacked;
    }
    // Without an end nothing that follows is another stream; looking for one from each place would take for ever.
    if (end < 0) return;
    at = end;
  }
}

/** What stands between the beginning of an object and its stream: its dictionary, as far as it is short. */
export function dictionaryBefore(file: Buffer, at: number): string {
  const before = file.subarray(Math.max(0, at - dictionaryBytes), at).toString('latin1');
  return before.slice(Math.max(before.lastIndexOf(' obj'), before.lastIndexOf('endstream'), 0));
}

/** Where the bytes of a stream begin, after its keyword and the end of that line. */
export function startOfData(file: Buffer, streamAt: number): number {
  const after = streamAt + 'stream'.length;
  return file[after] === 13 && file[after + 1] === 10 ? after + 2 : after + 1;
}

/** Null for what is damaged or encrypted: pdf.js says what is wrong with it. */
function inflated(packed: Buffer, most: number): Buffer | 'too-large' | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null;
  }
}

function bomb(fileName: string) {
  return tooLarge(
    fileName,
    `it unpacks to more than ${limits.unpackedBytes / 2 ** 20} MB or more than ${limits.unpackedRatio} times its size, as files do that are made to fill a machine.`,
  );
}
