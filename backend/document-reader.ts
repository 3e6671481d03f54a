import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { InklingError } from '../contract/errors.ts';
import type { ParsedDocument } from './documents/document.ts';
import type { DocumentJobs, ReadDocumentInput } from './documents/jobs.ts';
import type { ReadProgress } from './documents/parse-context.ts';
import type { DocumentReader } from './knowledge/ports.ts';
import type { WorkerHandle } from './workers/worker-handle.ts';

/** Most files of all folders together; more are not listed. */
const mostFiles = 10_000;

/** The model that reads pictures, every byte of it compared with what it should be; null while there is none. */
export type FindEyes = (
  signal: AbortSignal,
) => Promise<{ readonly folder: string; readonly sha256: string } | null>;

/** Reads documents in a worker thread; files of samples come from the library folder. */
export function createDocumentReader(
  worker: WorkerHandle<DocumentJobs>,
  libraryFolder: string,
  eyes: FindEyes,
): DocumentReader {
  const read = (
    request: ReadDocumentInput,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<ParsedDocument> =>
    worker.run('read-document', request, {
      signal,
      onProgress: (value) => {
        const { done, total } = value as ReadProgress;
        onProgress(total === null ? 0 : done / total);
      },
    });
  /** Read with a model that sees; null while there is none. */
  const lookedAt = async (
    request: ReadDocumentInput,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ) => {
    const model = await eyes(signal);
    return model && read({ ...request, eyes: model }, signal, onProgress);
  };
  return {
    hash: (file, signal) =>
      worker.run('hash-file', { path: file, fileName: path.basename(file) }, { signal }),
    async read(request, signal, onProgress) {
      try {
        const document = await read(request, signal, onProgress);
        if (!document.problems.some(({ code }) => code === 'pages-without-text')) return document;
        return (
          (await lookedAt(request, signal, onProgress).catch((error: unknown) => {
            if (signal.aborted) throw error;
            // The pages with a text were read, and the others are said to have none.
            return document;
          })) ?? document
        );
      } catch (error) {
        // Only what can't be read otherwise is looked at: that takes seconds a page.
        const isSeen =
          error instanceof InklingError &&
          (error.code === 'file-scanned' ||
            (error.code === 'file-unsupported' && /\.(png|jpe?g)$/iu.test(request.fileName)));
        const document = isSeen ? await lookedAt(request, signal, onProgress) : null;
        if (!document) throw error;
        return document;
      }
    },
    async list(paths) {
      const files = new Set<string>();
      for (const given of paths) for (const file of await filesOf(path.resolve(given))) files.add(file);
      return [...files].slice(0, mostFiles);
    },
    sample: (language) =>
      Promise.resolve(
        ['manual.md', 'faq.md', ...(language === 'en' ? ['terms.md'] : [])].map((file) =>
          path.join(libraryFolder, 'samples', language === 'en' ? 'support' : 'support-zh', file),
        ),
      ),
  };
}

/** A file is itself, a folder its files in the order of their names; links within folders are not followed. */
async function filesOf(given: string): Promise<string[]> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [given];
  const entries = await readdir(given, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(given, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
}
