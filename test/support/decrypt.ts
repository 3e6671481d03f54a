import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { databaseFileName } from '../../backend/store/open.ts';

const pageBytes = 4096;
/** At the end of each page: a nonce of 16 bytes and a tag of 16. */
const reservedBytes = 32;

/**
 * Every byte of a store's database file and write-ahead log, decrypted page by page as SQLite3MC's
 * ChaCha20 scheme lays them down: free pages and the unused parts of pages too, which no query shows.
 */
export function decryptStore(folder: string): Buffer {
  const file = path.join(folder, databaseFileName);
  const key = readFileSync(path.join(folder, 'database.key'));
  const database = readFileSync(file);
  const pages: Buffer[] = [];
  for (let start = 0; start < database.length; start += pageBytes) {
    pages.push(decryptPage(database.subarray(start, start + pageBytes), start / pageBytes + 1, key));
  }
  if (existsSync(`${file}-wal`)) {
    const log = readFileSync(`${file}-wal`);
    for (let start = 32; start + 24 + pageBytes <= log.length; start += 24 + pageBytes) {
      const page = log.subarray(start + 24, start + 24 + pageBytes);
      pages.push(decryptPage(page, log.readUInt32BE(start), key));
    }
  }
  return Buffer.concat(pages);
}

function decryptPage(page: Buffer, pageNumber: number, key: Buffer): Buffer {
  const end = pageBytes - reservedBytes;
  const nonce = page.subarray(end, end + 16);
  const counter = (nonce.readUInt32LE(12) ^ pageNumber) >>> 0;
  const oneTimeKeys = chacha20(key, counter, nonce, Buffer.alloc(64));
  // The first 24 bytes of the file are the salt and the plain part of SQLite's header.
  const plainBytes = pageNumber === 1 ? 24 : 0;
  return chacha20(oneTimeKeys.subarray(32), counter + 1, nonce, page.subarray(plainBytes, end));
}

function chacha20(key: Buffer, counter: number, nonce: Buffer, bytes: Buffer): Buffer {
  const start = Buffer.alloc(16);
  start.writeUInt32LE(counter >>> 0, 0);
  nonce.copy(start, 4, 0, 12);
  return createDecipheriv('chacha20', key, start).update(bytes);
}
