import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';

/** A character takes at most four bytes; a file beyond that isn't read at all. */
const bytesPerCharacter = 4;

/** The text of a file in UTF-8, UTF-16 with its mark, or GB18030. Throws UsageError for anything else. */
export async function readTextFile(file: string, characterLimit: number): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > characterLimit * bytesPerCharacter)
      throw new UsageError(
        `"${file}" is too long: ${characterLimit} characters are the limit. Split it, or give a table.`,
      );
    const text = decode(await readFile(file), file);
    if (text.trim() === '') throw new UsageError(`"${file}" is empty: there is nothing to mask.`);
    return text;
  } catch (error) {
    throw readable(error, file, 'read');
  }
}

/** The file to write, as an absolute path; undefined for none. Throws UsageError where it is the one that is read. */
export function outFileOf(out: string | boolean | undefined, source: string): string | undefined {
  if (typeof out !== 'string') return undefined;
  const file = path.resolve(out);
  if (file === path.resolve(source))
    throw new UsageError(`--out is the file itself: give another name, so that "${source}" stays as it is.`);
  return file;
}

/** Writes a text. Throws UsageError. */
export async function writeTextFile(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw readable(error, file, 'written to');
  });
}

function decode(bytes: Buffer, file: string): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const encodings = isUtf16 ? ['utf-16le'] : ['utf-8', 'gb18030'];
  if (isUtf16 || !bytes.includes(0))
    for (const encoding of encodings)
      try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
      } catch {
        // Not this encoding: the next one is tried.
      }
  throw new UsageError(`"${file}" is no text file: plain text, Markdown or a table can be masked.`);
}

function readable(error: unknown, file: string, what: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'there is no such folder',
    EISDIR: 'it is a folder',
    EACCES: 'you may not',
    EPERM: 'you may not',
  };
  return new UsageError(`"${file}" can't be ${what}: ${reasons[code] ?? code}.`);
}
