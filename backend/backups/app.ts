import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { OutputOf } from '../../contract/index.ts';
import { makeAsked } from './make-asked.ts';
import type { BackupVault } from './ports.ts';
import { isDue, outdated } from './rotate.ts';

type BackupEndpoint = 'backups.list' | 'backups.make' | 'backups.restore' | 'backups.delete';

export interface BackupParts {
  readonly vault: BackupVault;
  /** Opens the store anew, a moment after the answer, so that it takes what was laid ready. */
  reopen(): void;
  announce(): void;
  /** Told about a daily backup that failed for a reason nobody expected. */
  report(error: unknown): void;
}

export interface BackupRooms {
  readonly handlers: Pick<Handlers, BackupEndpoint>;
  /** Makes the daily backup when it is due, now and while the app runs on. */
  keepDaily(): void;
  /** Calls off what is being made and waits for its end. */
  close(): Promise<void>;
}

/** The start has more urgent things to read from the disk. */
const firstLookMs = 20_000;
const lookEveryMs = 30 * 60_000;

/** Making, listing, deleting and restoring backups; one is made at a time. */
export function createBackups({ vault, reopen, announce, report }: BackupParts): BackupRooms {
  const closing = new AbortController();
  let skipped: OutputOf<'backups.list'>['skipped'] = null;
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };

  const makeDaily = async () => {
    if (!isDue(await vault.list(), Date.now())) return;
    try {
      await vault.make('daily', { signal: closing.signal });
      skipped = null;
      await vault.delete(outdated(await vault.list()));
    } catch (error) {
      if (closing.signal.aborted) return;
      const why = reasonOf(error);
      skipped = { at: Date.now(), why };
      if (why === 'failed') report(error);
    }
    announce();
  };
  const look = () => {
    void inTurn(makeDaily)
      .catch(report)
      .finally(() => {
        if (!closing.signal.aborted) timer = setTimeout(look, lookEveryMs).unref();
      });
  };

  return {
    handlers: {
      'backups.list': async () => ({ backups: await vault.list(), skipped }),

      'backups.make': (_input, { signal }) =>
        makeAsked((onProgress) =>
          inTurn(async () => {
            const backup = await vault.make('asked', {
              signal: AbortSignal.any([signal, closing.signal]),
              onProgress,
            });
            announce();
            return backup;
          }),
        ),

      async 'backups.restore'({ id }, { signal }) {
        const setAside = await inTurn(() => vault.stageRestore(id, signal));
        reopen();
        return { setAside };
      },

      async 'backups.delete'({ ids }) {
        const result = await inTurn(() => vault.delete(ids));
        announce();
        return result;
      },
    },
    keepDaily: () => void (timer = setTimeout(look, firstLookMs).unref()),
    async close() {
      clearTimeout(timer);
      closing.abort();
      await last;
    },
  };
}

function reasonOf(error: unknown): 'disk-full' | 'damaged' | 'failed' {
  const code = error instanceof InklingError ? error.code : (error as { code?: unknown } | null)?.code;
  if (code === 'disk-full' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  return code === 'database-damaged' ? 'damaged' : 'failed';
}
