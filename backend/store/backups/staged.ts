import { existsSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openConnection } from '../connection.ts';
import { createFolder } from '../create-folder.ts';
import { logEndFile } from '../log-end.ts';
import { syncFolder } from '../sync-folder.ts';
import { backupFolderName, nameOf, readName, stampOf } from './backup-names.ts';

const staged = /^inkling-next-(\d{8}T\d{9}Z)\.db$/u;

/** Lays a database ready to take the place of the present one; `write` makes the file. Gives the id to come of that. */
export async function stage(dataFolder: string, write: (file: string) => Promise<void>): Promise<string> {
  const now = Date.now();
  const file = path.join(dataFolder, `inkling-next-${stampOf(now)}.db`);
  const draft = `${file}.unfinished`;
  await write(draft);
  for (const name of await stagedNames(dataFolder)) await rm(path.join(dataFolder, name), { force: true });
  await rename(draft, file);
  await syncFolder(dataFolder);
  return nameOf('set-aside', now);
}

/** An empty file is an empty database to SQLite. */
export function stageEmpty(dataFolder: string): Promise<string> {
  return stage(dataFolder, (file) => writeFile(file, '', { mode: 0o600, flush: true }));
}

/**
 * Puts a database that was laid ready in the place of `databaseFile`, which is set aside among the backups with its log.
 * Every step is a rename that can be taken up again where it was cut off: the name of what is laid ready says under
 * which name the other goes, and it comes last. Throws SQLite's SQLITE_BUSY while another Inkling has the database.
 */
export async function applyStaged(dataFolder: string, databaseFile: string, key: Buffer): Promise<void> {
  const [name] = (await stagedNames(dataFolder)).reverse();
  const stamp = name && staged.exec(name)?.[1];
  if (!name || !stamp) return;
  const aside = path.join(dataFolder, backupFolderName, `set-aside-${stamp}.db`);
  if (readName(path.basename(aside)) === null) return;
  if (existsSync(databaseFile)) refuseWhileUsed(databaseFile, key);
  await createFolder(path.dirname(aside));
  for (const ending of ['', '-wal', '-journal']) {
    if (existsSync(databaseFile + ending)) await rename(databaseFile + ending, aside + ending);
  }
  for (const left of [`${databaseFile}-shm`, logEndFile(databaseFile)]) await rm(left, { force: true });
  await syncFolder(path.dirname(aside));
  await rename(path.join(dataFolder, name), databaseFile);
  await syncFolder(dataFolder);
}

/** A damaged database is no hindrance: that is found out only after its lock was had. */
function refuseWhileUsed(databaseFile: string, key: Buffer): void {
  try {
    openConnection(databaseFile, key, true).close();
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
  }
}

/** True where there is a database, or something that was one: then its key may not be made anew. */
export async function hasData(dataFolder: string, databaseFile: string): Promise<boolean> {
  if (existsSync(databaseFile) || (await stagedNames(dataFolder)).length > 0) return true;
  const backups = await readdir(path.join(dataFolder, backupFolderName)).catch(() => []);
  return backups.some((name) => readName(name) !== null);
}

async function stagedNames(dataFolder: string): Promise<string[]> {
  return (await readdir(dataFolder)).filter((name) => staged.test(name)).sort();
}
