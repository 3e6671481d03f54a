import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of this test's own, removed when the test is over. */
export function temporaryFolder(): Promise<string> {
  return makeFolder(tmpdir());
}

/** The same, in memory where the system has such a place: for tests that open hundreds of stores and need no disk. */
export function memoryFolder(): Promise<string> {
  return makeFolder(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

async function makeFolder(parent: string): Promise<string> {
  const folder = await mkdtemp(path.join(parent, 'inkling-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
