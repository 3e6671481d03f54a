import { open, stat, type FileHandle } from 'node:fs/promises';
import { InklingError } from '../../../contract/errors.ts';
import { requireGiven, type HubFile } from './ask-hub.ts';
import { httpGet, type Line } from './http-get.ts';
import { withRetries, type Patience } from './retries.ts';

/** What fetching one file takes. */
export interface FetchRequest {
  readonly url: URL;
  readonly file: HubFile;
  /** Where its bytes go; those that are there already are taken up. */
  readonly place: string;
  readonly patience: Patience;
  /** Bytes of this file that are on the disk now. */
  onBytes(bytes: number): void;
  /** The line broke, and is tried again after a pause. */
  onWait(): void;
}

/** A try that brought less counts as one that brought nothing: a line that drips is as good as none. */
const leastGain = 64 * 1024;

/**
 * Fetches the rest of a file, however often the line breaks, until as many bytes are there as the hub's listing says.
 * What they are is not looked at here. Rejects with `hub-unreachable`, `hub-refused`, `disk-full` or `cancelled`; what
 * was fetched stays.
 */
export async function fetchFile(line: Line, request: FetchRequest, signal: AbortSignal): Promise<void> {
  const { place, file, patience, onWait } = request;
  let atLast = await sizeOf(place);
  let now = atLast;
  const told = { ...request, onBytes: (bytes: number) => request.onBytes((now = bytes)) };
  const gained = () => {
    const isMore = now - atLast >= leastGain;
    atLast = now;
    return isMore;
  };
  await withRetries(
    line.hub,
    patience,
    signal,
    async () => {
      await fetchOnce(line, told, signal);
      if ((await sizeOf(place)) < file.bytes) throw new Error('The line ended before the file did.');
    },
    { gained, onWait },
  );
}

async function fetchOnce(line: Line, request: FetchRequest, signal: AbortSignal): Promise<void> {
  const { url, file, place } = request;
  const handle = await open(place, 'a').catch(asProblem);
  try {
    const have = await startingPoint(handle, file.bytes);
    request.onBytes(have);
    if (have === file.bytes) return;
    const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-` } : {};
    const answer = await httpGet(line, url, headers, signal);
    try {
      if (answer.status === 416) {
        await handle.truncate(0);
        throw new Error('What is here is not the beginning of what is there.');
      }
      requireGiven(answer.status, file.path, line.hub.host);
      let at = have;
      if (answer.status === 206) requireRange(answer.headers['content-range'], have, file.bytes);
      else if (have > 0) {
        // The whole file comes, whatever was asked.
        await handle.truncate(0);
        at = 0;
      }
      for await (const chunk of answer.body) {
        // More than there should be is not written: the hash decides about the rest.
        const wanted = chunk.subarray(0, file.bytes - at);
        await handle.appendFile(wanted).catch(asProblem);
        at += wanted.length;
        request.onBytes(at);
        if (at >= file.bytes) break;
      }
    } finally {
      answer.close();
    }
  } finally {
    await handle.close();
  }
}

/** How many bytes are there. More than the file has can't be its beginning. */
async function startingPoint(handle: FileHandle, bytes: number): Promise<number> {
  const { size } = await handle.stat();
  if (size <= bytes) return size;
  await handle.truncate(0);
  return 0;
}

/** Throws where a part begins elsewhere than it should, or belongs to a file of another length. */
function requireRange(header: string | undefined, start: number, bytes: number): void {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(header ?? '') ?? [];
  if (Number(from) !== start) throw new Error('Another part was sent than was asked for.');
  if (total !== '*' && Number(total) !== bytes) throw new Error('The file has another length than was said.');
}

async function sizeOf(place: string): Promise<number> {
  return (await stat(place).catch(() => null))?.size ?? 0;
}

function asProblem(error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    throw new InklingError(
      'disk-full',
      'The disk is full. What was fetched so far is kept.',
      'Make room, then go on with the download.',
      { cause: error },
    );
  throw error;
}
