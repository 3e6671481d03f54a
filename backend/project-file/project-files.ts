import type { FileBatch, OpenedFile, ProjectFiles } from '../carry/ports.ts';
import { damaged, tooLarge } from './header.ts';
import { limits } from './limits.ts';
import type { ProjectFileJobs } from './jobs.ts';
import { createProjectFile } from './write-file.ts';

/** How a job is run in a thread beside this one. */
interface Worker {
  run<N extends keyof ProjectFileJobs>(
    name: N,
    input: Parameters<ProjectFileJobs[N]>[0],
    options: { readonly signal: AbortSignal },
  ): Promise<Awaited<ReturnType<ProjectFileJobs[N]>>>;
}

/** Project files on the disk: written here, where the rows are; read by the worker, one frame at a time. */
export function createProjectFiles(worker: Worker): ProjectFiles {
  return {
    create: createProjectFile,
    async open(path, passphrase, signal): Promise<OpenedFile> {
      const opening = await worker.run('project-file/open', { path, passphrase }, { signal });
      const { facts, isEncrypted, sizeBytes } = opening;
      return {
        facts,
        isEncrypted,
        async *read(reading): AsyncGenerator<FileBatch> {
          let place = opening.place;
          const seen: Record<string, number> = {};
          let total = 0;
          for (;;) {
            const batch = await worker.run(
              'project-file/next',
              { path, opening, place },
              { signal: reading },
            );
            if ('held' in batch) {
              requireSame(seen, batch.held);
              yield { table: null, rows: [], share: 1, digest: batch.digest };
              return;
            }
            place = batch.place;
            total += batch.rows.length;
            seen[batch.table] = (seen[batch.table] ?? 0) + batch.rows.length;
            if (total > limits.rows) throw tooLarge();
            yield {
              table: batch.table,
              rows: batch.rows,
              share: Math.min(1, place.offset / Math.max(1, sizeBytes)),
              digest: Buffer.from(place.digest).toString('hex'),
            };
          }
        },
      };
    },
  };
}

/** What a file says it holds is what was there. */
function requireSame(seen: Readonly<Record<string, number>>, held: Readonly<Record<string, number>>): void {
  const names = new Set([...Object.keys(seen), ...Object.keys(held)]);
  for (const name of names) if ((seen[name] ?? 0) !== (held[name] ?? 0)) throw damaged();
}
