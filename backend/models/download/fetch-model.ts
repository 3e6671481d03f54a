import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { InklingError } from '../../../contract/errors.ts';
import type { Order } from './ask-hub.ts';
import { isAsListed } from './check-file.ts';
import { fetchFile } from './fetch-file.ts';
import type { Line } from './http-get.ts';
import { fileUrl } from './hub.ts';
import type { Patience } from './retries.ts';

/** How far fetching is. */
export interface FetchProgress {
  readonly phase: 'fetching' | 'waiting' | 'verifying';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/**
 * Fetches all files of an order into a folder and compares each with its hash; what is there already is taken up. Bytes
 * that are wrong are fetched anew once, since an earlier part may have been damaged on this disk; then it rejects with
 * `download-damaged` and keeps nothing of that file.
 */
export async function fetchModel(
  line: Line,
  order: Order,
  folder: string,
  patience: Patience,
  signal: AbortSignal,
  tell: (progress: FetchProgress) => void,
): Promise<void> {
  const totalBytes = order.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const file of order.files) {
    const place = path.join(folder, file.path);
    const fetched = async () => {
      let here = 0;
      const say = (phase: FetchProgress['phase']) => tell({ phase, doneBytes: before + here, totalBytes });
      await fetchFile(
        line,
        {
          url: fileUrl(line.hub, order.repository, order.commit, file.path),
          ...{ file, place, patience },
          onBytes(bytes) {
            here = bytes;
            say('fetching');
          },
          onWait: () => say('waiting'),
        },
        signal,
      );
      say('verifying');
      if (await isAsListed(place, file, signal)) return true;
      await rm(place);
      return false;
    };
    const isResumed = ((await stat(place).catch(() => null))?.size ?? 0) > 0;
    const isRight = (await fetched()) || (isResumed && (await fetched()));
    if (!isRight) throw wrongBytes(line.hub.host, file.path);
    before += file.bytes;
  }
}

function wrongBytes(host: string, file: string): InklingError {
  return new InklingError(
    'download-damaged',
    `What ${host} sent as ${file} does not have the hash that it said. Nothing of it was kept.`,
    'Try again later, or from the usual address.',
  );
}
