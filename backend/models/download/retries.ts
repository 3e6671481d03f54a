import { setTimeout as wait } from 'node:timers/promises';
import { cancelledError, InklingError } from '../../../contract/errors.ts';
import type { Hub } from '../../../contract/catalogue.ts';

/** How long a hub is waited for. */
export interface Patience {
  /** Tries without anything gained before it is given up. */
  readonly tries: number;
  /** Before the second try; doubled each time. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** Half a minute of a broken line, roughly. */
export const usualPatience: Patience = { tries: 6, firstWaitMs: 1000, longestWaitMs: 16_000 };

/**
 * Tries again, with longer and longer pauses, what a broken connection or a busy hub kept from working. What an
 * InklingError says is final. `gained` tells whether a failed try brought anything, after which counting begins anew.
 * Rejects with `hub-unreachable` in the end.
 */
export async function withRetries<T>(
  hub: Hub,
  { tries, firstWaitMs, longestWaitMs }: Patience,
  signal: AbortSignal,
  work: () => Promise<T>,
  { gained = () => false, onWait }: { gained?(): boolean; onWait?(): void } = {},
): Promise<T> {
  for (let failed = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw cancelledError();
      if (error instanceof InklingError || isOfDisk(error)) throw error;
      failed = gained() ? 1 : failed + 1;
      if (failed >= tries) throw unreachable(hub, error);
      onWait?.();
      await wait(Math.min(longestWaitMs, firstWaitMs * 2 ** (failed - 1)), undefined, { signal }).catch(
        () => {
          throw cancelledError();
        },
      );
    }
  }
}

/** What writing came upon: asking the hub again helps nothing. */
function isOfDisk(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function unreachable(hub: Hub, error: unknown): InklingError {
  return new InklingError(
    'hub-unreachable',
    `${hub.host} can't be reached, or breaks off again and again. What was fetched is kept.`,
    'Look at the network, then go on; a mirror can be set under Models.',
    { cause: error },
  );
}
