import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { readLogEnd } from './log-end.ts';
import type { LogFault } from './open-errors.ts';

const headerBytes = 32;
const frameHeaderBytes = 24;
/** SQLite's page size where nobody chose another, as here. */
const usualPageBytes = 4096;
/** How a log begins; the last bit says that its checksums are big-endian. */
const magic = 0x377f0682;
/** Rounds of the log that a power cut may leave the note of its end behind. */
const mostRounds = 2 ** 16;

type Checksum = readonly [number, number];

/**
 * What is wrong with the write-ahead log of a database; null when nothing is, or there is none to be expected. SQLite takes
 * the first frame that is not as it was written for the end, and drops what comes after it in silence. That is right for a
 * write that a power cut tore, and wrong for a log that was damaged, cut off or swapped. Two things tell them apart:
 *
 * - Nothing comes after a torn write, since each transaction is on the disk before the next begins. Frames that hang
 *   together after the end of another transaction are proof of damage.
 * - The note of the log's end (log-end.ts) says how far it went at least.
 *
 * The file's format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function logFaultOf(databaseFile: string): LogFault | null {
  const file = `${databaseFile}-wal`;
  const end = readLogEnd(databaseFile);
  if (!existsSync(file)) return end ? 'missing' : null;
  const log = readLog(file);
  // SQLite empties a log after all of it is in the database.
  if (log === 'empty') return null;
  if (log === 'broken') return 'broken';
  if (!end) return null;
  const rounds = (log.salts[0] - end.salts[0]) >>> 0;
  if (rounds > 0 && rounds < mostRounds) return null;
  if (log.salts[0] !== end.salts[0] || log.salts[1] !== end.salts[1]) return 'foreign';
  return log.frames < end.frames ? 'broken' : null;
}

interface Log {
  readonly salts: readonly [number, number];
  /** Up to the end of the last transaction that is whole. */
  readonly frames: number;
}

function readLog(file: string): Log | 'empty' | 'broken' {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size === 0) return 'empty';
    const header = new DataView(new ArrayBuffer(headerBytes));
    if (readSync(handle, header, 0, headerBytes, 0) < headerBytes) return 'broken';
    // A header that was torn before there was a frame.
    if (!isHeader(header)) return size < headerBytes + frameHeaderBytes + usualPageBytes ? 'empty' : 'broken';
    return readFrames(handle, size, header);
  } finally {
    closeSync(handle);
  }
}

function isHeader(header: DataView): boolean {
  if ((header.getUint32(0) & ~1) >>> 0 !== magic) return false;
  return same(checksum(header, 0, 24, isLittleEndian(header), [0, 0]), [
    header.getUint32(24),
    header.getUint32(28),
  ]);
}

function readFrames(handle: number, size: number, header: DataView): Log | 'broken' {
  const salts = [header.getUint32(16), header.getUint32(20)] as const;
  const frameBytes = frameHeaderBytes + header.getUint32(8);
  const frame = new DataView(new ArrayBuffer(frameBytes));
  let last: Checksum = [header.getUint32(24), header.getUint32(28)];
  let frames = 0;
  let hasEnded = false;
  let transactionsSince = 0;
  for (let number = 1; headerBytes + number * frameBytes <= size; number++) {
    readSync(handle, frame, 0, frameBytes, headerBytes + (number - 1) * frameBytes);
    const written: Checksum = [frame.getUint32(16), frame.getUint32(20)];
    const isAsWritten = same(frameChecksum(frame, isLittleEndian(header), last), written);
    // What an earlier round of the log left behind it has other salts.
    const isOfThisRound = same([frame.getUint32(8), frame.getUint32(12)], salts);
    const isCommit = frame.getUint32(4) !== 0;
    if (!isAsWritten || !isOfThisRound) hasEnded = true;
    else if (hasEnded && transactionsSince > 0) return 'broken';
    if (hasEnded && isCommit && (isAsWritten || isOfThisRound)) transactionsSince++;
    if (!hasEnded && isCommit) frames = number;
    last = written;
  }
  return { salts, frames };
}

function isLittleEndian(header: DataView): boolean {
  return (header.getUint32(0) & 1) === 0;
}

function frameChecksum(frame: DataView, littleEndian: boolean, last: Checksum): Checksum {
  const seed = checksum(frame, 0, 8, littleEndian, last);
  return checksum(frame, frameHeaderBytes, frame.byteLength - frameHeaderBytes, littleEndian, seed);
}

function same(one: Checksum, other: Checksum): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function checksum(
  bytes: DataView,
  from: number,
  length: number,
  littleEndian: boolean,
  seed: Checksum,
): Checksum {
  let [first, second] = seed;
  for (let at = from; at < from + length; at += 8) {
    first = (first + bytes.getUint32(at, littleEndian) + second) >>> 0;
    second = (second + bytes.getUint32(at + 4, littleEndian) + first) >>> 0;
  }
  return [first, second];
}
