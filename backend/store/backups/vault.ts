import { open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Backup } from '../../../contract/backups.ts';
import { InklingError } from '../../../contract/errors.ts';
import type { BackupVault, Watched } from '../../backups/ports.ts';
import { createFolder } from '../create-folder.ts';
import { notFound } from '../not-found.ts';
import { syncFolder } from '../sync-folder.ts';
import { backupFolderName, fileOf, nameOf, readName } from './backup-names.ts';
import type { DatabaseCopier } from './copy-database.ts';
import { copyFile } from './copy-file.ts';
import { inspectBackup, type Inspected } from './inspect.ts';
import type { BackupJobs } from './jobs.ts';
import { stage, stageEmpty } from './staged.ts';

/** A thread that reads backups in full. */
interface Reader {
  run(
    name: 'backups/read',
    input: Parameters<BackupJobs['backups/read']>[0],
    options: { readonly signal: AbortSignal },
  ): Promise<Inspected>;
}

export interface VaultOptions {
  readonly dataFolder: string;
  readonly databaseFile: string;
  readonly key: Buffer;
  readonly reader: Reader;
  /** Null where no database is open. */
  readonly copier: DatabaseCopier | null;
}

type Named = Omit<Backup, keyof Inspected> & { readonly file: string; readonly changedAtMs: number };

/** What a copy leaves free for everything else. */
const spareBytes = 64 * 2 ** 20;

/** The backups of a data folder. */
export function createVault({ dataFolder, databaseFile, key, reader, copier }: VaultOptions): BackupVault {
  const folder = path.join(dataFolder, backupFolderName);
  const read = (file: string, signal: AbortSignal) => reader.run('backups/read', { file, key }, { signal });
  /** What was good is not opened again until its file has changed. */
  const counted = new Map<string, Inspected>();
  /** Opening and counting takes some milliseconds a backup, once; others get their turn in between. */
  const count = async (named: Named): Promise<Inspected> => {
    const name = `${named.id} ${named.sizeBytes} ${named.changedAtMs}`;
    const known = counted.get(name);
    if (known) return known;
    await new Promise((resolve) => setImmediate(resolve));
    const inspected = inspectBackup(named.file, key, false);
    if (inspected.state === 'good') counted.set(name, inspected);
    return inspected;
  };
  const find = async (id: string): Promise<Named> => {
    const found = (await listNamed(dataFolder)).find((named) => named.id === id);
    if (!found) throw notFound('backup');
    return found;
  };

  const copyChecked = async (target: string, { signal, onProgress }: Watched): Promise<Backup> => {
    if (!copier) throw new Error('No database is open.');
    const id = path.basename(target);
    const named = readName(id);
    if (!named) throw new Error(`${id} is no name of a backup.`);
    const draft = `${target}.unfinished`;
    try {
      await copier.copyTo(draft, {
        signal,
        onProgress: (doneBytes, totalBytes) => onProgress?.({ type: 'progress', doneBytes, totalBytes }),
      });
      onProgress?.({ type: 'checking' });
      const inspected = await read(draft, signal);
      if (inspected.state !== 'good') throw damagedWithin(databaseFile);
      await rename(draft, target);
      await syncFolder(folder);
      const { size } = await stat(target);
      return { id, kind: named.kind, madeAt: named.madeAt ?? 0, sizeBytes: size, ...inspected };
    } finally {
      await rm(draft, { force: true });
    }
  };

  return {
    async list() {
      const backups: Backup[] = [];
      for (const named of await listNamed(dataFolder)) {
        const { file: _, changedAtMs: __, ...rest } = named;
        backups.push({ ...rest, ...(await count(named)) });
      }
      return backups;
    },

    async make(kind, watched) {
      await createFolder(folder);
      await removeUnfinished(folder);
      await requireSpace(folder, (await stat(databaseFile)).size);
      return copyChecked(path.join(folder, nameOf(kind, Date.now())), watched);
    },

    async stageRestore(id, signal) {
      const { file, sizeBytes } = await find(id);
      const { state } = await read(file, signal);
      if (state === 'newer') throw newerBackup(id);
      if (state !== 'good') throw damagedBackup(id);
      await requireSpace(dataFolder, sizeBytes);
      return stage(dataFolder, async (target) => {
        const handle = await open(file, 'r');
        try {
          await copyFile(handle, target, { signal });
        } finally {
          await handle.close();
        }
      });
    },

    stageEmpty: () => stageEmpty(dataFolder),

    async delete(ids) {
      const chosen = (await listNamed(dataFolder)).filter(({ id }) => ids.includes(id));
      for (const { file } of chosen)
        for (const ending of ['', '-wal', '-shm', '-journal']) await rm(file + ending, { force: true });
      for (const parent of new Set(chosen.map(({ file }) => path.dirname(file)))) await syncFolder(parent);
      return {
        deleted: chosen.length,
        freedBytes: chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      };
    },
  };
}

/** Newest first. */
async function listNamed(dataFolder: string): Promise<Named[]> {
  const names = await Promise.all(
    [dataFolder, path.join(dataFolder, backupFolderName)].map((folder) => readdir(folder).catch(() => [])),
  );
  const found = await Promise.all(
    names.flat().map(async (id): Promise<Named | null> => {
      const named = readName(id);
      if (!named) return null;
      const file = fileOf(dataFolder, id, named.kind);
      const facts = await stat(file).catch(() => null);
      if (!facts?.isFile()) return null;
      const madeAt = named.madeAt ?? Math.round(facts.mtimeMs);
      return { id, kind: named.kind, madeAt, sizeBytes: facts.size, file, changedAtMs: facts.mtimeMs };
    }),
  );
  return found.filter((named) => named !== null).sort((a, b) => b.madeAt - a.madeAt);
}

/** What a crash left. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith('.unfinished')) await rm(path.join(folder, name), { force: true });
}

async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes + spareBytes) return;
  throw new InklingError(
    'disk-full',
    `There is not enough room for a copy of the database: ${Math.ceil(bytes / 1e6)} MB and a little to spare are needed, ${Math.floor((bavail * bsize) / 1e6)} MB are free. Everything saved is kept.`,
    'Free some space, or delete old backups, and try again.',
  );
}

function damagedWithin(databaseFile: string): InklingError {
  return new InklingError(
    'database-damaged',
    `The copy could not be read back: a part of the database ${databaseFile} is damaged. Nothing was changed, and no backup was replaced.`,
    'Copy the data folder to a safe place, then restore the newest good backup.',
  );
}

function damagedBackup(id: string): InklingError {
  return new InklingError(
    'database-damaged',
    `The backup ${id} is damaged, or under another key. Nothing was changed.`,
    'Choose another backup.',
  );
}

function newerBackup(id: string): InklingError {
  return new InklingError(
    'database-newer',
    `The backup ${id} was made by a newer Inkling. Nothing was changed.`,
    'Install the newest Inkling, or choose another backup.',
  );
}
