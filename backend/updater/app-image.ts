import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { damaged, diskFull, notPlaced } from './problems.ts';

/** A file that was fetched, and what it has to be. */
export interface FetchedFile {
  readonly place: string;
  readonly bytes: number;
  /** As base64. */
  readonly sha512: string;
}

/** A program of Linux whose ninth byte on says "AppImage, second form" (AppImage specification, type 2). */
const elfSign = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
const appImageSign = Buffer.from([0x41, 0x49, 0x02]);

/** Whether a file is an AppImage, from its head; false where there is none. */
export async function isAppImage(place: string): Promise<boolean> {
  const head = Buffer.alloc(11);
  const handle = await open(place, 'r').catch(() => null);
  try {
    await handle?.read(head, 0, head.length, 0);
  } catch {
    return false;
  } finally {
    await handle?.close();
  }
  return head.subarray(0, 4).equals(elfSign) && head.subarray(8).equals(appImageSign);
}

/**
 * Puts a fetched file in the place of the running one: a copy beside it is read back, and takes its name in one step, so
 * that there is a whole file at any time. What runs goes on from the old one. `host` is who gave it.
 */
export async function placeAppImage(fetched: FetchedFile, running: string, host: string): Promise<void> {
  if (!(await isAppImage(running))) throw notPlaced(running, 'it is no AppImage');
  const beside = path.join(path.dirname(running), `.${path.basename(running)}.new`);
  try {
    const { mode } = await stat(running);
    await copyFile(fetched.place, beside);
    const handle = await open(beside, 'r+');
    try {
      await handle.chmod(mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await isWhole({ ...fetched, place: beside })) || !(await isAppImage(beside))) throw damaged(host);
    await rename(beside, running);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw diskFull(error);
    if (code !== undefined && /^E[A-Z]+$/u.test(code)) throw notPlaced(running, code, error);
    throw error;
  }
}

/** Whether a file has the length and the sum that were announced. */
async function isWhole({ place, bytes, sha512 }: FetchedFile): Promise<boolean> {
  if ((await stat(place)).size !== bytes) return false;
  const hash = createHash('sha512');
  await pipeline(createReadStream(place, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('base64') === sha512;
}
