import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Creates a folder for its owner alone, and what is missing above it. Throws Node's own errors. (mkdir's
 * `recursive` never returns where a file system answers ENOENT to every attempt, as /proc does.)
 */
export async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const parent = path.dirname(folder);
    if (code === 'ENOENT' && parent !== folder) {
      await createFolder(parent);
      await mkdir(folder, { mode: 0o700 });
    } else if (!(await isFolder(folder))) {
      throw error;
    }
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}
