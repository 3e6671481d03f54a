import { byteOrderMarkOf, isUtf8, type TextEncoding, textEncodingOf } from './text-encoding.ts';

/** A page must say it within its first 1024 bytes (HTML, section 4.2.5.4). */
const declaredWithin = 1024;

/** The encoding that a web page says it is in; null for pages and texts that say nothing, or are in fact UTF-8. */
export function declaredEncoding(bytes: Uint8Array): TextEncoding | null {
  if (byteOrderMarkOf(bytes)) return null;
  const beginning = Buffer.from(bytes.subarray(0, declaredWithin)).toString('latin1');
  const name = /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?([\w-]{2,30})/iu.exec(beginning)?.[1];
  const encoding = name === undefined ? null : textEncodingOf(name);
  // What is read as ASCII there can't be in UTF-16, and what is valid UTF-8 is UTF-8 whatever it says.
  if (encoding === null || encoding.startsWith('utf-') || isUtf8(bytes)) return null;
  return encoding;
}
