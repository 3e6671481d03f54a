import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelFile } from '../../../contract/models.ts';
import type { JobContext } from '../../workers/job.ts';
import { folderDamaged, shown } from './refusals.ts';
import type { SourceFile } from './source-folder.ts';

const stepBytes = 4 * 1024 * 1024;
/** Progress is told this often. */
const tellEveryMs = 150;

/** The files of a model that is being put together, hashed as they are written. */
export class StagedFiles {
  readonly files: ModelFile[] = [];
  readonly #folder: string;
  readonly #context: JobContext;
  readonly #totalBytes: number;
  #doneBytes = 0;
  #toldAt = 0;

  constructor(folder: string, totalBytes: number, context: JobContext) {
    this.#folder = folder;
    this.#totalBytes = totalBytes;
    this.#context = context;
  }

  write(name: string, text: string): void {
    const bytes = Buffer.from(text);
    writeFileSync(this.#placeOf(name), bytes, { flag: 'wx' });
    this.#add(name, bytes.length, createHash('sha256').update(bytes).digest('hex'));
  }

  /** Copies a file in steps; what is hashed is what was written. Throws `cancelled`, or `file-damaged` where it shrinks. */
  copy(name: string, source: SourceFile): void {
    const hash = createHash('sha256');
    const target = openSync(this.#placeOf(name), 'wx');
    const step = Buffer.alloc(Math.min(stepBytes, Math.max(1, source.sizeBytes)));
    try {
      for (let at = 0; at < source.sizeBytes;) {
        this.#context.checkpoint();
        const count = readSync(source.handle, step, 0, Math.min(step.length, source.sizeBytes - at), at);
        if (count === 0) throw folderDamaged(`${shown(name)} became shorter while it was read`);
        const part = step.subarray(0, count);
        for (let done = 0; done < count;) done += writeSync(target, part, done);
        hash.update(part);
        at += count;
        this.#advance(count);
      }
    } finally {
      closeSync(target);
    }
    this.#add(name, source.sizeBytes, hash.digest('hex'));
  }

  #placeOf(name: string): string {
    const place = join(this.#folder, name);
    mkdirSync(dirname(place), { recursive: true });
    return place;
  }

  #add(path: string, sizeBytes: number, sha256: string): void {
    this.files.push({ path, sizeBytes, sha256 });
  }

  #advance(bytes: number): void {
    this.#doneBytes += bytes;
    const now = performance.now();
    if (now - this.#toldAt < tellEveryMs && this.#doneBytes < this.#totalBytes) return;
    this.#toldAt = now;
    this.#context.progress({ doneBytes: this.#doneBytes, totalBytes: this.#totalBytes });
  }
}
