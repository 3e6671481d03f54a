import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFile } from '../../contract/models.ts';

export type Verdict = 'intact' | 'missing' | 'altered';

/** True for a path that stays within the folder it is joined to, whatever the platform. */
export function isInnerPath(relative: string): boolean {
  if (relative === '' || /[\\:\0]/u.test(relative) || path.posix.isAbsolute(relative)) return false;
  return relative.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/**
 * Compares size and SHA-256 of a file with the manifest. A symbolic link that leaves the folder counts
 * as altered. Reads in steps, so that the event loop is never held up; throws AbortError on abort.
 */
export async function verifyFile(folder: string, file: ModelFile, signal: AbortSignal): Promise<Verdict> {
  const location = await locate(folder, file.path);
  if (location === null) return 'missing';
  if (!location.isInside || location.sizeBytes !== file.sizeBytes) return 'altered';
  return (await sha256Of(location.realPath, signal)) === file.sha256 ? 'intact' : 'altered';
}

/** Whether a file is there with its size; its bytes are not read. */
export async function isInPlace(folder: string, file: ModelFile): Promise<boolean> {
  const location = await locate(folder, file.path);
  return location !== null && location.isInside && location.sizeBytes === file.sizeBytes;
}

async function locate(folder: string, relative: string) {
  try {
    const realFolder = await realpath(folder);
    const realPath = await realpath(path.join(folder, relative));
    const facts = await stat(realPath);
    const isInside = realPath.startsWith(realFolder + path.sep) && facts.isFile();
    return { realPath, isInside, sizeBytes: facts.size };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Hashing one such step takes a few milliseconds. */
const stepBytes = 1 << 20;

async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const step of createReadStream(file, { highWaterMark: stepBytes, signal })) {
    hash.update(step as Buffer);
  }
  return hash.digest('hex');
}
