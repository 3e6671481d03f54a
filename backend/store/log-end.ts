import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { Connection } from './connection.ts';
import type { CommitWatch } from './dialect.ts';
import { databaseGone } from './open-errors.ts';

/** How far the write-ahead log of a database went when its last change was acknowledged. */
export interface LogEnd {
  /** The file it is the end of: a backup that is put in its place is another file, with no log to miss. */
  readonly database: string;
  /** Drawn anew for each round of the log: the first counts up by one. */
  readonly salts: readonly [number, number];
  readonly frames: number;
}

/** Writes down where the log ends, after each commit. */
export interface LogEndKeeper extends CommitWatch {
  /** Before the log goes for good, so that nobody misses it. */
  forget(): void;
}

/** Where the header of a log has them. */
const saltsAt = 16;

/** Beside the database, and of no use without it. */
export function logEndFile(databaseFile: string): string {
  return `${databaseFile}-end`;
}

/** Null when there is none, or when it is not of this very file. */
export function readLogEnd(databaseFile: string): LogEnd | null {
  let words: string[];
  try {
    words = readFileSync(logEndFile(databaseFile), 'utf8').split(' ');
  } catch {
    return null;
  }
  const [database = '', first, second, frames, end] = words;
  // A line that was torn knows nothing.
  if (end !== '.\n' || database !== identityOf(databaseFile)) return null;
  return { database, salts: [Number(first), Number(second)], frames: Number(frames) };
}

/**
 * Keeps the end of the log in a file that is written after each commit but never waited for: the log itself is on the disk
 * by then, so that this can be too old after a power cut, never too new.
 */
export function keepLogEnd(connection: Connection, databaseFile: string): LogEndKeeper {
  const database = identityOf(databaseFile);
  const file = logEndFile(databaseFile);
  // Tells where the log is without moving anything (SQLite 3.51 and later).
  const position = connection.prepare('pragma wal_checkpoint(noop)');
  let handle: number | null = null;
  const forget = () => {
    process.off('exit', forget);
    if (handle !== null) closeSync(handle);
    handle = null;
    forgetLogEnd(databaseFile);
  };
  // SQLite closes what is open when the process ends by itself, and takes the log with it.
  process.on('exit', forget);
  return {
    forget,
    before() {
      if (!isThere(databaseFile, database)) throw databaseGone(databaseFile);
    },
    after() {
      try {
        const { log } = position.get() as { log: number };
        const [first, second] = readSalts(`${databaseFile}-wal`);
        handle ??= openSync(file, 'w', 0o600);
        // Of one length, so that it is always written over whole.
        const numbers = [first, second, log].map((number) => String(number).padStart(10, '0'));
        writeSync(handle, `${database} ${numbers.join(' ')} .\n`, 0);
      } catch {
        // The change is on the disk, and an older end is no wrong one.
      }
    },
  };
}

/** Empties the note, waits until that is on the disk, and removes it: the log goes next. */
export function forgetLogEnd(databaseFile: string): void {
  const file = logEndFile(databaseFile);
  if (!existsSync(file)) return;
  const handle = openSync(file, 'r+');
  try {
    ftruncateSync(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
}

/** A database that was removed, or whose disk was taken away, would still take writes, and they would go nowhere. */
function isThere(databaseFile: string, identity: string): boolean {
  try {
    return identityOf(databaseFile) === identity;
  } catch {
    return false;
  }
}

/** A file that was copied or restored has another one; a change of what is in it leaves it. */
function identityOf(databaseFile: string): string {
  const { ino, birthtimeNs, ctimeNs } = statSync(databaseFile, { bigint: true });
  // Where the file system keeps no time of birth, Node gives that of the last change.
  return `${ino}-${birthtimeNs === ctimeNs ? 0 : birthtimeNs}`;
}

function readSalts(logFile: string): [number, number] {
  const salts = Buffer.alloc(8);
  const handle = openSync(logFile, 'r');
  try {
    readSync(handle, salts, 0, salts.length, saltsAt);
  } finally {
    closeSync(handle);
  }
  return [salts.readUInt32BE(0), salts.readUInt32BE(4)];
}
