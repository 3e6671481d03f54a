import { createHash } from 'node:crypto';
import type { JobContext } from '../workers/job.ts';
import type { ParsedDocument } from './document.ts';
import { readDocument } from './read-document.ts';
import { readFile } from './read-file.ts';
import type { TextEncoding } from './text-encoding.ts';

/** What to read: a file by its path, or bytes (what was pasted) under a name. */
export interface ReadDocumentInput {
  readonly from: { readonly path: string } | { readonly bytes: Uint8Array };
  /** With its extension; used in sentences, and to choose between kinds of text. */
  readonly fileName: string;
  /** The person's word on how its text is encoded. */
  readonly encoding?: TextEncoding;
}

/** The jobs of documents for a worker thread. Progress is a ReadProgress. */
export function createDocumentJobs() {
  return {
    /** Throws `file-unreadable` and `file-too-large`. */
    async 'hash-file'(
      { path, fileName }: { readonly path: string; readonly fileName: string },
      context: JobContext,
    ): Promise<{ sha256: string; sizeBytes: number }> {
      const bytes = await readFile(path, fileName, context);
      return { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
    },

    /** Throws the errors of readDocument, and `file-unreadable`. */
    async 'read-document'(
      { from, fileName, encoding }: ReadDocumentInput,
      context: JobContext,
    ): Promise<ParsedDocument> {
      const bytes = 'path' in from ? await readFile(from.path, fileName, context) : from.bytes;
      return readDocument({ bytes, fileName, encoding }, context);
    },
  };
}

export type DocumentJobs = ReturnType<typeof createDocumentJobs>;
