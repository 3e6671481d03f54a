import { decodeText } from '../documents/decode-text.ts';
import { textEncodingOf, type TextEncoding } from '../documents/text-encoding.ts';
import type { ByteSource } from './byte-source.ts';

const chunkBytes = 2 ** 20;
/** So much is looked at to find an encoding. */
const sampleBytes = 2 ** 18;

/** How a text is encoded, and how sure that is. */
export interface FoundEncoding {
  readonly encoding: TextEncoding;
  readonly confidence: number;
  readonly isBinary: boolean;
}

/**
 * Finds the encoding of a text without holding it: what is valid UTF-8 to its end is that, else its beginning and the
 * piece that isn't are judged. `override` is the person's word.
 */
export function findEncoding(source: ByteSource, override: string | undefined): FoundEncoding {
  const beginning = wholeLines(source.read(0, sampleBytes));
  const judged = decodeText(
    beginning,
    override === undefined ? undefined : (textEncodingOf(override) ?? undefined),
  );
  const { encoding, confidence, isBinary } = judged;
  if (override !== undefined || encoding !== 'utf-8' || isBinary) return { encoding, confidence, isBinary };
  const brokenAt = firstInvalid(source);
  if (brokenAt === null) return { encoding, confidence, isBinary };
  const around = wholeLines(source.read(Math.max(0, brokenAt - chunkBytes), chunkBytes + sampleBytes));
  const again = decodeText(around);
  return { encoding: again.encoding, confidence: again.confidence, isBinary: again.isBinary };
}

/** Place of the piece that is no UTF-8; null when all is. */
function firstInvalid(source: ByteSource): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < source.sizeBytes; at += chunkBytes) {
    try {
      decoder.decode(source.read(at, chunkBytes), { stream: at + chunkBytes < source.sizeBytes });
    } catch {
      return at;
    }
  }
  return null;
}

/** Up to the last line end, so that no character is cut in two. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const last = bytes.lastIndexOf(10);
  if (last <= 0) return bytes;
  const isSixteenBit = bytes[last + 1] === 0;
  return bytes.subarray(0, last + (isSixteenBit ? 2 : 1));
}

/** A piece of text, the bytes read so far, and the places so far that were no text in this encoding. */
export interface TextChunk {
  readonly text: string;
  readonly bytesRead: number;
  readonly replaced: number;
}

/** The text piece by piece, without its byte order mark. */
export function* textChunks(source: ByteSource, encoding: TextEncoding): Generator<TextChunk, void, void> {
  const decoder = new TextDecoder(encoding);
  let replaced = 0;
  for (let at = 0; at < source.sizeBytes; at += chunkBytes) {
    const isLast = at + chunkBytes >= source.sizeBytes;
    const text = decoder.decode(source.read(at, chunkBytes), { stream: !isLast });
    for (let found = text.indexOf('\ufffd'); found >= 0; found = text.indexOf('\ufffd', found + 1))
      replaced++;
    yield { text, bytesRead: Math.min(at + chunkBytes, source.sizeBytes), replaced };
  }
}
