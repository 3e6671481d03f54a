import { createHash } from 'node:crypto';
import type { LoadPictureReader, PictureReader } from '../knowledge/ports.ts';
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
  /** The folder of a model that reads pictures, and what it is known by; left out: pictures are not looked at. */
  readonly eyes?: { readonly folder: string; readonly sha256: string };
}

/** The jobs of documents for a worker thread. Progress is a ReadProgress. */
export function createDocumentJobs(load: LoadPictureReader) {
  let held: { readonly key: string; readonly eyes: PictureReader } | null = null;
  const eyesOf = async ({ folder, sha256 }: NonNullable<ReadDocumentInput['eyes']>) => {
    const key = `${folder}\n${sha256}`;
    if (held?.key !== key) held = { key, eyes: await load(folder) };
    return held.eyes;
  };
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
      { from, fileName, encoding, eyes }: ReadDocumentInput,
      context: JobContext,
    ): Promise<ParsedDocument> {
      const bytes = 'path' in from ? await readFile(from.path, fileName, context) : from.bytes;
      return readDocument({ bytes, fileName, encoding }, context, eyes ? await eyesOf(eyes) : null);
    },
  };
}

export type DocumentJobs = ReturnType<typeof createDocumentJobs>;
