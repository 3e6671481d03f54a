import { detectAll } from 'jschardet';
import { byteOrderMarkOf, isUtf8, type TextEncoding, textEncodingOf } from './text-encoding.ts';
import { bareUtf16 } from './bare-utf16.ts';
import { looksBinary } from './looks-binary.ts';

/** Bytes read as text. */
export interface DecodedText {
  /** Without byte order mark; line ends and form as in the file. */
  readonly text: string;
  readonly encoding: TextEncoding;
  /**
   * From 0 to 1: how far ahead of the next encoding that would read differently this one is; 1 for a byte order mark, for
   * valid UTF-8, and for what the caller asked for. Below 0.8 show a person the text before relying on it.
   */
  readonly confidence: number;
  /** True for a picture, a program or the like that merely bears the name of a text. */
  readonly isBinary: boolean;
  /** Places that were no text in this encoding and now stand as U+FFFD. */
  readonly replaced: number;
}

/**
 * Finds the encoding and decodes: byte order mark, then strict UTF-8, then UTF-16 without a mark, then the legacy
 * encodings by statistics (jschardet). `override` is the person's word and is taken. Never throws.
 */
export function decodeText(bytes: Uint8Array, override?: TextEncoding): DecodedText {
  const mark = byteOrderMarkOf(bytes);
  if (override) return decoded(bytes, override, 1);
  if (mark) return decoded(bytes, mark, 1);
  if (isUtf8(bytes)) {
    // Text in UTF-16 can be valid UTF-8, with a NUL in every other place.
    return decodedAsUtf16(bytes) ?? decoded(bytes, 'utf-8', 1);
  }
  return decodedAsUtf16(bytes) ?? damagedUtf8(bytes) ?? decodedByStatistics(bytes);
}

function decoded(bytes: Uint8Array, encoding: TextEncoding, confidence: number): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, confidence, isBinary: looksBinary(text), replaced: countReplaced(text) };
}

function decodedAsUtf16(bytes: Uint8Array): DecodedText | null {
  const encoding = bareUtf16(bytes);
  return encoding && decoded(bytes, encoding, 0.9);
}

/**
 * UTF-8 with a few broken places, as cutting a file leaves them: at most one for every 20 characters outside ASCII. A
 * legacy encoding hardly ever forms valid sequences of UTF-8 by chance.
 */
function damagedUtf8(bytes: Uint8Array): DecodedText | null {
  const result = decoded(bytes, 'utf-8', 0.9);
  let foreign = 0;
  for (const character of result.text) if (character > '\u007f') foreign++;
  const valid = foreign - result.replaced;
  return valid > 0 && result.replaced * 20 <= valid ? result : null;
}

/** Fewer bytes outside ASCII than this leave statistics with little to go by. */
const enoughEvidence = 16;

function decodedByStatistics(bytes: Uint8Array): DecodedText {
  const candidates = detectAll(bytes, { minimumThreshold: 0 }).flatMap(({ encoding, confidence }) => {
    const known = encoding === null ? null : textEncodingOf(encoding);
    return known ? [{ ...decoded(bytes, known, confidence), score: confidence }] : [];
  });
  candidates.sort((a, b) => a.replaced - b.replaced || b.score - a.score);
  const first = candidates[0];
  if (!first) return decoded(bytes, 'windows-1252', 0);
  // Several encodings can read the same text; the commonest name is the one a person knows.
  const alike = candidates.filter(({ text }) => text === first.text);
  const best = alike.find(({ encoding }) => encoding === 'windows-1252') ?? first;
  const rival = candidates.find(({ text }) => text !== first.text);
  const lead = first.score === 0 ? 0 : first.score / (first.score + (rival?.score ?? 0));
  const evidence = Math.min(1, bytes.filter((byte) => byte > 127).length / enoughEvidence);
  const { text, encoding, isBinary, replaced } = best;
  return { text, encoding, confidence: lead * evidence, isBinary, replaced };
}

function countReplaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}
