import path from 'node:path';
import { decodeText } from './decode-text.ts';
import { emptyFile, unreadable, unsupported } from './file-errors.ts';
import { foreignKind } from './foreign-kinds.ts';
import { readFile } from './read-file.ts';
import type { TextEncoding } from './text-encoding.ts';

/** Below this the encoding is a guess, and a person should look at the text. */
const certain = 0.8;

/** A file as plain text, in whatever encoding it is. Throws `file-…` for what is none. */
export async function readTextFile(
  file: string,
  encoding: TextEncoding | undefined,
  context: { checkpoint(): void },
): Promise<{ text: string; encoding: TextEncoding; isUncertain: boolean }> {
  const name = path.basename(file);
  if (!path.isAbsolute(file)) throw unreadable(name, 'its folder isn’t named');
  const bytes = await readFile(file, name, { checkpoint: context.checkpoint, progress: () => undefined });
  if (bytes.length === 0) throw emptyFile(name);
  const foreign = foreignKind(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
  const decoded = decodeText(bytes, encoding);
  if (foreign !== null || decoded.isBinary)
    throw unsupported(name, foreign ?? 'no text', 'Save it as plain text or Markdown, and add that.');
  return {
    text: decoded.text,
    encoding: decoded.encoding,
    isUncertain: decoded.confidence < certain || decoded.replaced > 0,
  };
}
