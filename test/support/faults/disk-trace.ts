import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFolder } from './folder-bytes.ts';

/** What disks write whole: a smaller write is never torn, a larger one may be. */
const sectorBytes = 512;

/** A file as it lies on the disk, and what was written to it since it was last synced. */
interface TracedFile {
  /** With room to grow. */
  durable: Buffer;
  length: number;
  pending: ({ readonly at: number; readonly bytes: Buffer } | { readonly length: number })[];
}

type NameChange =
  | { readonly kind: 'create'; readonly name: string; readonly file: TracedFile }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'remove'; readonly name: string };

interface TraceRecord {
  readonly what: string;
  readonly inode: bigint;
  readonly offset: number;
  readonly bytes: Buffer;
}

/** How much of what was not synced yet is on the disk after a power cut: each sector and each change of a name by chance. */
export type Survival = (random: () => number) => { readonly share: number };
export const nothingSurvives: Survival = () => ({ share: 0 });
export const someSurvives: Survival = (random) => ({ share: random() });
export const everythingSurvives: Survival = () => ({ share: 1 });

/** True where a shim can be compiled and loaded. */
export function canTrace(): boolean {
  return process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;
}

/** Compiles disk-trace.c into a folder. Throws with the compiler's words. */
export function compileShim(folder: string): string {
  const shim = path.join(folder, 'disk-trace.so');
  const source = path.join(import.meta.dirname, 'disk-trace.c');
  const { status, stderr } = spawnSync(
    'cc',
    ['-shared', '-fPIC', '-O2', '-o', shim, source, '-ldl', '-lpthread'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`disk-trace.c was not compiled: ${stderr}`);
  return shim;
}

/** What one or more processes did to a folder, and what a power cut at any moment would have left of it. */
export class DiskTrace {
  readonly #folder: string;
  readonly #shim: string;
  readonly #traceFile: string;
  readonly #before: ReadonlyMap<string, { inode: bigint; bytes: Buffer }>;

  /** From now on; what is in the folder counts as being on the disk. */
  constructor(folder: string, shim: string) {
    this.#folder = folder;
    this.#shim = shim;
    this.#traceFile = path.join(path.dirname(shim), `${path.basename(folder)}.trace`);
    this.#before = new Map(
      [...readFolder(folder)].map(([name, bytes]) => [
        name,
        { bytes, inode: statSync(path.join(folder, name), { bigint: true }).ino },
      ]),
    );
  }

  /** For the processes that are to be traced. */
  get environment(): NodeJS.ProcessEnv {
    return {
      LD_PRELOAD: this.#shim,
      TRACED_FOLDER: this.#folder,
      TRACE_FILE: this.#traceFile,
      // Writes that go past the C library would not be seen.
      UV_USE_IO_URING: '0',
    };
  }

  /** Everything that happened, in order. */
  read(): TraceRecord[] {
    const trace = readFileSync(this.#traceFile);
    const records: TraceRecord[] = [];
    for (let at = 0; at < trace.length;) {
      const length = trace.readUInt32LE(at + 17);
      records.push({
        what: String.fromCharCode(trace[at]!),
        inode: trace.readBigUInt64LE(at + 1),
        offset: Number(trace.readBigUInt64LE(at + 9)),
        bytes: trace.subarray(at + 21, at + 21 + length),
      });
      at += 21 + length;
    }
    return records;
  }

  /**
   * Fills `target` with what is on the disk when the power goes after some records, and gives what had been written to
   * standard output by then.
   */
  cutPower(
    records: readonly TraceRecord[],
    target: string,
    random: () => number,
    survival: Survival,
  ): string {
    const files = new Map<bigint, TracedFile>();
    const names = new Map<string, TracedFile>();
    for (const [name, { inode, bytes }] of this.#before) {
      const file = { durable: Buffer.from(bytes), length: bytes.length, pending: [] };
      files.set(inode, file);
      names.set(name, file);
    }
    let changes: NameChange[] = [];
    let output = '';
    for (const { what, inode, offset, bytes } of records) {
      const file = files.get(inode);
      if (what === 'a') output += bytes.toString('utf8');
      else if (what === 'c') {
        // A number may be given again after a file is gone.
        const created: TracedFile = { durable: Buffer.alloc(0), length: 0, pending: [] };
        files.set(inode, created);
        changes.push({ kind: 'create', name: this.#nameOf(bytes.toString('utf8')), file: created });
      } else if (what === 'w') file?.pending.push({ at: offset, bytes });
      else if (what === 't') file?.pending.push({ length: offset });
      else if (what === 's' && file) apply(file, () => true);
      else if (what === 'u') changes.push({ kind: 'remove', name: this.#nameOf(bytes.toString('utf8')) });
      else if (what === 'r') {
        const [from = '', to = ''] = bytes.toString('utf8').split('\n');
        changes.push({ kind: 'rename', name: this.#nameOf(from), to: this.#nameOf(to) });
      } else if (what === 'd') {
        applyChanges(names, changes);
        changes = [];
      }
    }
    const { share } = survival(random);
    // Changes of names survive in their order, as journals of file systems have it.
    applyChanges(names, changes.slice(0, Math.round(changes.length * share)));
    mkdirSync(target, { recursive: true });
    for (const file of names.values()) apply(file, () => random() < share);
    for (const [name, file] of names)
      writeFileSync(path.join(target, name), file.durable.subarray(0, file.length), { mode: 0o600 });
    return output;
  }

  #nameOf(file: string): string {
    return path.relative(this.#folder, file);
  }
}

function applyChanges(names: Map<string, TracedFile>, changes: readonly NameChange[]): void {
  for (const change of changes) {
    const file = change.kind === 'create' ? change.file : names.get(change.name);
    if (change.kind !== 'create') names.delete(change.name);
    if (change.kind === 'remove' || !file) continue;
    names.set(change.kind === 'rename' ? change.to : change.name, file);
  }
}

/** Puts what was written on the disk, but for the sectors and changes of length that do not survive. */
function apply(file: TracedFile, survives: () => boolean): void {
  for (const write of file.pending) {
    if ('length' in write) {
      if (!survives()) continue;
      grow(file, write.length);
      file.durable.fill(0, write.length);
      file.length = write.length;
      continue;
    }
    for (let from = 0; from < write.bytes.length;) {
      const toSectorEnd = sectorBytes - ((write.at + from) % sectorBytes);
      const to = Math.min(write.bytes.length, from + toSectorEnd);
      if (survives()) {
        grow(file, write.at + to);
        write.bytes.copy(file.durable, write.at + from, from, to);
        file.length = Math.max(file.length, write.at + to);
      }
      from = to;
    }
  }
  file.pending = [];
}

function grow(file: TracedFile, length: number): void {
  if (length <= file.durable.length) return;
  const larger = Buffer.alloc(Math.max(2 * file.durable.length, length));
  file.durable.copy(larger);
  file.durable = larger;
}
