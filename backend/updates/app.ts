import { InklingError, type Problem } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { UpdateState } from '../../contract/updates.ts';
import type { Release, Updater, UpdateStore } from './ports.ts';

type UpdateEndpoint =
  | 'updates.state'
  | 'updates.setLooking'
  | 'updates.look'
  | 'updates.fetch'
  | 'updates.stopFetching'
  | 'updates.place';

const dayMs = 24 * 3_600_000;
/** Whether a day is over is looked at so often: a machine that sleeps stops the clock of a longer wait. */
const hourMs = 3_600_000;
/** The window is told no more often how far it is. */
const tellEveryMs = 250;

export interface UpdateParts {
  readonly version: string;
  readonly store: UpdateStore;
  readonly updater: Updater;
  announce(): void;
  /** Takes down what went wrong and isn't foreseen. */
  report(error: unknown): void;
}

/** The updates' part of the backend. */
export interface Updates {
  readonly handlers: Pick<Handlers, UpdateEndpoint>;
  /** Asks once a day from now on, while that is allowed. `tickMs` is how often it looks whether it is time. */
  lookDaily(tickMs?: number): void;
  /** Stops what is under way, and waits for it. */
  close(): Promise<void>;
}

/** Work under way; there is one at a time. */
interface Work {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

export async function createUpdates(parts: UpdateParts): Promise<Updates> {
  const { version, store, updater, announce, report } = parts;
  let { looks, askedAt } = await store.read();
  let found: (Release & { readonly isFetched: boolean }) | null = null;
  let fetching: UpdateState['fetching'] = null;
  let problem: Problem | null = null;
  let placed: string | null = null;
  let work: Work | null = null;
  let timer: NodeJS.Timeout | undefined;

  const state = (): UpdateState => ({
    ...{
      version,
      host: updater.host,
      looks,
      askedAt,
      canReplace: updater.canReplace,
      fetching,
      problem,
      placed,
    },
    found: found && { version: found.version, bytes: found.bytes, isFetched: found.isFetched },
  });

  /** Does one thing while nothing else is done, so that no two write the same file. */
  const alone = async <T>(steps: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (work) throw busy();
    const controller = new AbortController();
    const doing = steps(controller.signal);
    const own: Work = {
      controller,
      ended: doing.then(
        () => {},
        () => {},
      ),
    };
    work = own;
    try {
      return await doing;
    } finally {
      work = null;
      announce();
    }
  };
  const stop = async () => {
    work?.controller.abort();
    await work?.ended;
  };
  const say = (error: unknown): Problem | null => {
    if (!(error instanceof InklingError)) report(error);
    const said = error instanceof InklingError ? error : unforeseen(error);
    return said.code === 'cancelled' ? null : said.problem;
  };

  const look = () =>
    alone(async (signal) => {
      // Before it is asked: a host that is away, or takes the backend with it, is not asked over and over.
      askedAt = Date.now();
      await store.write({ looks, askedAt });
      const release = await updater.look(signal);
      if (!release || release.version === placed) found = null;
      else if (found?.version !== release.version) found = { ...release, isFetched: false };
      problem = null;
    });

  const fetchWhole = () =>
    alone(async (signal) => {
      let toldAt = 0;
      try {
        await updater.fetch((doneBytes, totalBytes) => {
          fetching = { doneBytes, totalBytes };
          if (Date.now() - toldAt < tellEveryMs) return;
          toldAt = Date.now();
          announce();
        }, signal);
        found = found && { ...found, isFetched: true };
      } finally {
        fetching = null;
      }
    });

  const tick = async () => {
    if (!looks || work || Date.now() - (askedAt ?? 0) < dayMs) return;
    try {
      await look();
    } catch (error) {
      // A lock is no fault to tell of: the person closed it.
      if (!(error instanceof InklingError && error.code === 'offline')) problem = say(error);
    }
  };

  return {
    handlers: {
      'updates.state': state,

      async 'updates.setLooking'({ looks: next }) {
        if (next && updater.host === null) throw noAddress();
        await store.write({ looks: next, askedAt });
        looks = next;
        if (!next) {
          await stop();
          found = null;
          problem = null;
          await updater.discard();
        }
        announce();
        return state();
      },

      async 'updates.look'() {
        if (!looks) throw notAllowed();
        await look();
        return state();
      },

      'updates.fetch'() {
        if (!looks) throw notAllowed();
        if (!found || !updater.canReplace) throw nothingFound();
        if (work) throw busy();
        problem = null;
        fetching = { doneBytes: 0, totalBytes: found.bytes };
        void fetchWhole().catch((error: unknown) => {
          problem = say(error);
          announce();
        });
        return state();
      },

      async 'updates.stopFetching'() {
        if (fetching) await stop();
        return state();
      },

      async 'updates.place'() {
        const release = found;
        if (!looks) throw notAllowed();
        if (!release?.isFetched) throw nothingFound();
        await alone(() => updater.place()).catch(async (error: unknown) => {
          // What was changed since it was fetched is of no use, and would be found fetched again.
          if (error instanceof InklingError && error.code === 'update-damaged') {
            found = null;
            await updater.discard();
          }
          throw error;
        });
        placed = release.version;
        found = null;
        return state();
      },
    },

    lookDaily(tickMs = hourMs) {
      timer = setInterval(() => void tick(), tickMs);
      timer.unref();
    },

    async close() {
      clearInterval(timer);
      await stop();
    },
  };
}

function notAllowed(): InklingError {
  return new InklingError(
    'invalid-input',
    'Looking for updates is off, so nothing was asked.',
    'Turn it on under Privacy first.',
  );
}

function noAddress(): InklingError {
  return new InklingError(
    'invalid-input',
    'This copy of Inkling was built without an address for updates, so there is nobody to ask.',
    'Fetch a newer version where you got this one.',
  );
}

function nothingFound(): InklingError {
  return new InklingError(
    'not-found',
    'There is no newer version at hand for this.',
    'Look for updates first.',
  );
}

function busy(): InklingError {
  return new InklingError(
    'invalid-input',
    'Inkling is asking or fetching already, so this was not begun.',
    'Wait until that is done, or stop it.',
  );
}

function unforeseen(cause: unknown): InklingError {
  return new InklingError(
    'internal',
    'Updating came upon something unforeseen. Your projects are not touched.',
    'Try again later.',
    { cause },
  );
}
