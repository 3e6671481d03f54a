import { textEncodingSchema } from '../../contract/knowledge.ts';

/** The encodings that are found, and that a person can choose from; all known to TextDecoder. */
export const textEncodings = textEncodingSchema.options;

export type TextEncoding = (typeof textEncodings)[number];

/** Names that jschardet and web pages use for one of ours, or for a part of it. */
const aliases: Readonly<Record<string, TextEncoding>> = {
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'big5-hkscs': 'big5',
  big5hkscs: 'big5',
  cp932: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp949: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
};

/** The encoding of ours that a name stands for; null for one we can't read. */
export function textEncodingOf(name: string): TextEncoding | null {
  const plain = name.trim().toLowerCase();
  return textEncodings.find((encoding) => encoding === plain) ?? aliases[plain] ?? null;
}

/** The encoding that the first bytes announce. */
export function byteOrderMarkOf(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** True when every byte fits; legacy encodings hardly ever do by chance. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
