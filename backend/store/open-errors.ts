import { InklingError } from '../../contract/errors.ts';

/** What can be wrong with a log: a part of it is not as it was written, it is gone, or it belongs to another database. */
export type LogFault = 'broken' | 'missing' | 'foreign';

/** Turns what went wrong while the store was opened into a sentence that names the place. */
export function openError(error: unknown, dataFolder: string, databaseFile: string): unknown {
  if (error instanceof InklingError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const options = { cause: error };
  if (fullCodes.has(code)) {
    return new InklingError(
      'disk-full',
      `The disk with ${dataFolder} is full. Everything saved is kept.`,
      'Free some space and start again.',
      options,
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return damagedDatabase(databaseFile, options);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new InklingError(
      'database-locked',
      `Another Inkling is using the data folder ${dataFolder}.`,
      'Use its window, or quit it and start again.',
      options,
    );
  }
  if (folderCodes.has(code) || folderKinds.some((kind) => code.startsWith(kind))) {
    return new InklingError(
      'data-folder',
      `Inkling can't read or write in its data folder ${dataFolder}.`,
      'Give yourself the right to write there, or choose another folder.',
      options,
    );
  }
  return error;
}

// The index of the log is the first that needs room.
const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_SHMMAP']);

const folderKinds = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_IOERR'];
const folderCodes = new Set([
  'EIO',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENAMETOOLONG',
]);

export function damagedDatabase(databaseFile: string, options?: ErrorOptions): InklingError {
  return new InklingError(
    'database-damaged',
    `The database ${databaseFile} is damaged, or its key is not the right one. It was left as it is.`,
    'Put back its key file, or move the database away to start with an empty one; keep the old file.',
    options,
  );
}

export function databaseGone(databaseFile: string): InklingError {
  return new InklingError(
    'data-folder',
    `The database ${databaseFile} is no longer where it was, so this could not be saved.`,
    'Put its folder or disk back, then restart Inkling.',
  );
}

/** The changes since the last crash are in the log; without all of it, the database would be an older one. */
export function unusableLog(databaseFile: string, fault: LogFault): InklingError {
  const what = { broken: 'is damaged', missing: 'is missing', foreign: 'belongs to another database' }[fault];
  return new InklingError(
    'database-damaged',
    `The file ${databaseFile}-wal, which holds the latest changes to the database, ${what}. Nothing was changed.`,
    `Put the right file back, or restore a backup. To start without those changes, move it away, and ${databaseFile}-end with it.`,
  );
}

export function newerDatabase(databaseFile: string, migration: string): InklingError {
  return new InklingError(
    'database-newer',
    `The database ${databaseFile} was written by a newer Inkling (it has "${migration}"). It was left as it is.`,
    'Install the newest Inkling and start again.',
  );
}
