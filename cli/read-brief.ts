import { readFile, stat } from 'node:fs/promises';
import { briefMarkdownLimit } from '../contract/projects.ts';
import { UsageError } from './usage-error.ts';

/** A character takes at most four bytes; a file beyond that isn't read at all. */
const sizeLimitBytes = briefMarkdownLimit * 4;

/** Reads a brief from a text file in UTF-8. Throws UsageError for anything else. */
export async function readBriefFile(file: string): Promise<string> {
  const facts = await stat(file).catch((error: unknown) => {
    throw new UsageError(`The brief "${file}" can't be read: ${reasonOf(error)}.`);
  });
  if (facts.isDirectory()) throw new UsageError(`"${file}" is a folder; give a Markdown file.`);
  if (facts.size > sizeLimitBytes) {
    throw new UsageError(
      `The brief "${file}" is too long: ${briefMarkdownLimit} characters are the limit. Keep what matters on one page.`,
    );
  }
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(`The brief "${file}" can't be read: ${reasonOf(error)}.`);
  });
  return decode(bytes, file);
}

function decode(bytes: Buffer, file: string): string {
  if (bytes.includes(0)) throw notText(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notText(file);
  }
}

function notText(file: string): UsageError {
  return new UsageError(`"${file}" is not a text file in UTF-8; save the brief as plain text or Markdown.`);
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'you may not read it';
  return error instanceof Error ? error.message : String(error);
}
