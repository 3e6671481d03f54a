import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { InklingError } from '../../contract/errors.ts';
import { keySizeBytes, type KeyProvider } from './key.ts';
import { syncFolder } from './sync-folder.ts';
import { writeSynced } from './write-synced.ts';

const keyFileName = 'database.key';

/** The key beside the database, in a file that only its owner may read. */
export interface PlainKey {
  readonly file: string;
  isThere(): Promise<boolean>;
  /** True when the file has the length of a key. */
  isWhole(): Promise<boolean>;
  /** The key; made anew only while no database exists. Throws `database-damaged` when the key of one is gone. */
  load(databaseExists: boolean): Promise<Buffer>;
  /** Writes the key, whole and on the disk before the promise resolves. */
  keep(key: Buffer): Promise<void>;
}

export function plainKey(dataFolder: string): PlainKey {
  const file = path.join(dataFolder, keyFileName);
  return {
    file,
    isThere: async () => (await readKey(file)) !== null,
    isWhole: async () => (await readKey(file))?.length === keySizeBytes,
    async load(databaseExists) {
      const key = await readKey(file);
      if (key?.length === keySizeBytes) return key;
      if (databaseExists) throw key === null ? keyIsGone(file) : keyIsAltered(file);
      // Without a database a torn file is a first start that was cut off: nothing is locked by it.
      if (key !== null) await rm(file);
      return createKey(file);
    },
    async keep(key) {
      const draft = `${file}.new`;
      await rm(draft, { force: true });
      await writeSynced(draft, key, 'wx');
      await rename(draft, file);
      await syncFolder(dataFolder);
    },
  };
}

/** A store's key from that file alone, whatever else might guard it. */
export function keyFile(dataFolder: string): KeyProvider {
  return { protection: 'key-file', load: plainKey(dataFolder).load };
}

/** Null when there is no file. Takes away what others were allowed to do with it. */
async function readKey(file: string): Promise<Buffer | null> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) await chmod(file, 0o600);
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** On the disk before any page is encrypted with it. */
async function createKey(file: string): Promise<Buffer> {
  const key = randomBytes(keySizeBytes);
  await writeSynced(file, key, 'wx');
  return key;
}

function keyIsGone(file: string): InklingError {
  return new InklingError(
    'database-damaged',
    `The key of the database is missing: there is no ${file}. The database was left as it is.`,
    'Put the key file back, from a backup or from where it was moved to, and start again.',
  );
}

function keyIsAltered(file: string): InklingError {
  return new InklingError(
    'database-damaged',
    `The key file ${file} does not hold a key of ${keySizeBytes} bytes. The database was left as it is.`,
    'Put the right key file back from a backup and start again.',
  );
}
