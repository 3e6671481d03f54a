import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the files of a folder hold, by name. */
export type FolderBytes = ReadonlyMap<string, Buffer>;

/** All but the index that SQLite makes anew each time. */
export function readFolder(folder: string): FolderBytes {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
}

/** Writes the very files again, so that a file stays the one it was for whoever knows it by its number. */
export function resetFolder(folder: string, files: FolderBytes): void {
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(path.join(folder, name));
  for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
}

/** The files that are not as they were, gone ones too; new ones are left out. */
export function changedFiles(folder: string, before: FolderBytes): string[] {
  return [...before].flatMap(([name, bytes]) => {
    const file = path.join(folder, name);
    return existsSync(file) && readFileSync(file).equals(bytes) ? [] : [name];
  });
}
