import { statfsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InklingError } from '../../../contract/errors.ts';
import type { JobContext } from '../../workers/job.ts';
import { readGraphFacts, type GraphFacts } from './graph-facts.ts';
import { folderDamaged, shown } from './refusals.ts';
import { isPlainPath, type SourceFile, type SourceFolder } from './source-folder.ts';

/** What is left free on the disk beside what the model takes. */
const spareBytes = 256 * 1024 * 1024;
const mostNotes = 8;
const longestNote = 1 << 20;

/** Licences, notices and the README go along; one that is no small file is left behind, since it keeps no model out. */
export function openNotes(source: SourceFolder): { readonly name: string; readonly file: SourceFile }[] {
  const names = source
    .names('')
    .filter((name) => /^(licen[cs]e|notice|readme\.md)/iu.test(name) && isPlainPath(name));
  return names.slice(0, mostNotes).flatMap((name) => {
    try {
      const file = source.open(name);
      if (file && file.sizeBytes <= longestNote) return [{ name, file }];
      file?.close();
    } catch {
      // A folder of that name, or a link that leads elsewhere.
    }
    return [];
  });
}

/** What an ONNX file of the folder takes and gives. Throws `file-damaged`. */
export function readFacts(source: SourceFolder, graph: string, context: JobContext): GraphFacts {
  const file = source.open(graph);
  if (!file) throw folderDamaged(`${shown(graph)} is not there`);
  try {
    return readGraphFacts(file, () => context.checkpoint());
  } finally {
    file.close();
  }
}

/** As the folder is called; in the cache of Hugging Face that is the name above the snapshot. */
export function nameOf(root: string): string {
  const cached = /^models--.+?--(.+)$/u.exec(basename(dirname(dirname(root))));
  return cached && basename(dirname(root)) === 'snapshots' ? cached[1]! : basename(root);
}

/** Throws `disk-full` where there is no room for so many bytes. */
export function requireDiskSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (bytes + spareBytes <= free) return;
  const gigabytes = (count: number) => (count / 1e9).toFixed(1);
  throw new InklingError(
    'disk-full',
    `This model needs ${gigabytes(bytes + spareBytes)} GB on the disk, and ${gigabytes(free)} GB are free. Nothing was imported.`,
    'Free some space, then import it again.',
  );
}
