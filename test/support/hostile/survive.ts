import { expect } from 'vitest';
import { InklingError, type ErrorCode } from '../../../contract/errors.ts';

/** What came of a heap of broken files. */
export interface Survived {
  /** Read to a result, and refused with a code. */
  readonly read: number;
  readonly refused: number;
  /** The slowest file, in processor time: other programs' share of the machine is no fault of a file. */
  readonly longestMs: number;
  /** Most memory of this process and its workers at any time so far, in MiB. */
  readonly peakMiB: number;
}

interface Ordeal<T> {
  readonly count: number;
  make(): T;
  /** Reads it. Fails the test where what comes of it is no result. */
  read(file: T): unknown;
  /** Codes that are an answer here; any other error is a fault. */
  isClear(code: ErrorCode): boolean;
}

/** No promise is kept by a file that takes longer. */
const longestAllowedMs = 30_000;
const mostMiB = 1024;

/** Reads broken files one after the other; each must end in a result or in an error with one of the codes. */
export async function survive<T>({ count, make, read, isClear }: Ordeal<T>): Promise<Survived> {
  const outcomes = { read: 0, refused: 0, longestMs: 0 };
  for (let index = 0; index < count; index++) {
    const file = make();
    const began = process.cpuUsage();
    try {
      await read(file);
      outcomes.read++;
    } catch (error) {
      if (!(error instanceof InklingError) || !isClear(error.code))
        throw new Error(`Mutation ${index}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      outcomes.refused++;
    }
    // A file that waits instead of working would be ended by its worker's limit of silence, or by the test's.
    const { user, system } = process.cpuUsage(began);
    const tookMs = (user + system) / 1000;
    expect(tookMs, `mutation ${index}`).toBeLessThan(longestAllowedMs);
    outcomes.longestMs = Math.max(outcomes.longestMs, tookMs);
  }
  const peakMiB = peakOfProcess();
  expect(peakMiB).toBeLessThan(mostMiB);
  return { ...outcomes, peakMiB };
}

/** Most memory of this process so far, its workers included, in MiB. */
export function peakOfProcess(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** An error about the file, or about what is in it. */
export function isOfFile(code: ErrorCode): boolean {
  return code.startsWith('file-') || code === 'table-unusable' || code === 'not-enough-data';
}

/** The figure of a promise. */
export function figureOf({ read, refused, longestMs, peakMiB }: Survived): string {
  return `${read} read, ${refused} refused, 0 crashes, ${Math.ceil(longestMs)} ms at most, ${Math.round(peakMiB)} MiB`;
}
