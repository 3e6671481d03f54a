import Database from 'better-sqlite3';
import { keySizeBytes } from './key.ts';

export type Connection = Database.Database;

/** How long to wait for a backend that is just ending; it blocks, so only at the start. */
const busyTimeoutMs = 2000;

/**
 * Opens an encrypted database file and proves the key on it. `readonly` leaves every byte as it was.
 * Throws SQLite's own errors: SQLITE_NOTADB for a wrong key or a damaged first page.
 */
export function openConnection(file: string, key: Buffer, readonly: boolean): Connection {
  if (key.length !== keySizeBytes)
    throw new RangeError(`A key has ${keySizeBytes} bytes, not ${key.length}.`);
  const connection = new Database(file, { readonly, timeout: busyTimeoutMs });
  try {
    // ChaCha20-Poly1305; an x'...' key of 32 bytes is used as it is, with no derivation.
    connection.pragma(`cipher = 'chacha20'`);
    connection.pragma(`key = "x'${key.toString('hex')}'"`);
    // Sorting and VACUUM would otherwise put plain pages into temporary files.
    connection.pragma('temp_store = memory');
    if (!readonly) prepareForWriting(connection);
    connection.prepare('select count(*) from sqlite_schema').get();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function prepareForWriting(connection: Connection): void {
  // One backend per data folder: a second would purge what the first may still restore.
  connection.pragma('locking_mode = exclusive');
  connection.pragma('journal_mode = wal');
  // After WAL is on: the driver falls back to NORMAL there, which can lose commits on power loss.
  connection.pragma('synchronous = full');
  connection.pragma('foreign_keys = on');
  connection.pragma('secure_delete = on');
  requirePragma(connection, 'journal_mode', 'wal');
  requirePragma(connection, 'synchronous', 2);
  requirePragma(connection, 'foreign_keys', 1);
  requirePragma(connection, 'secure_delete', 1);
}

/** A pragma that SQLite doesn't know, or refuses, is ignored in silence; a promise needs proof. */
function requirePragma(connection: Connection, name: string, expected: string | number): void {
  const actual: unknown = connection.pragma(name, { simple: true });
  if (actual !== expected)
    throw new Error(`SQLite kept ${name} at ${String(actual)} instead of ${expected}.`);
}
