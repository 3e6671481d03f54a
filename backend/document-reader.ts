import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentJobs } from './documents/jobs.ts';
import type { ReadProgress } from './documents/parse-context.ts';
import type { DocumentReader } from './knowledge/ports.ts';
import type { WorkerHandle } from './workers/worker-handle.ts';

/** Most files of all folders together; more are not listed. */
const mostFiles = 10_000;

/** Reads documents in a worker thread; files of samples come from the library folder. */
export function createDocumentReader(
  worker: WorkerHandle<DocumentJobs>,
  libraryFolder: string,
): DocumentReader {
  return {
    hash: (file, signal) =>
      worker.run('hash-file', { path: file, fileName: path.basename(file) }, { signal }),
    read: (request, signal, onProgress) =>
      worker.run('read-document', request, {
        signal,
        onProgress: (value) => {
          const { done, total } = value as ReadProgress;
          onProgress(total === null ? 0 : done / total);
        },
      }),
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
