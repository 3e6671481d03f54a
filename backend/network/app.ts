import type { Handlers } from '../../contract/handlers.ts';
import type { NetworkState } from '../../contract/network.ts';
import { createGathering } from './gather.ts';
import type { NetworkParts } from './ports.ts';

type NetworkEndpoint = 'network.state' | 'network.setOffline' | 'network.log' | 'network.clearLog';

/** Rows the log holds, a row for what was alike on one day. */
const logLimit = 1000;
/** How long attempts are gathered before they are written: a page that tries in a loop costs a write now and then. */
const gatherMs = 300;

/** The network's part of the backend. */
export interface Network {
  readonly handlers: Pick<Handlers, NetworkEndpoint>;
  /** Writes down what was heard last, and hears no more. */
  close(): Promise<void>;
}

/** Puts the lock as it was left, and begins to keep the log. */
export async function createNetwork(parts: NetworkParts): Promise<Network> {
  const { log, offline: store, guard, stopListening, announce } = parts;
  let offline = await store.read();
  guard.setOffline(offline);

  const gathering = createGathering(logLimit);
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  /** One after another; a log that can't be written (a full disk) keeps nobody from working. */
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(async () => {
      const attempts = gathering.take();
      if (attempts.length === 0) return;
      await log.append(attempts, logLimit).catch(() => {});
      announce();
    });
    return last;
  };
  const stop = guard.onAttempt((attempt) => {
    gathering.add(attempt);
    timer ??= setTimeout(() => void write(), gatherMs);
  });

  const state = async (): Promise<NetworkState> => ({ offline, ...(await log.count()) });
  return {
    handlers: {
      'network.state': state,

      async 'network.setOffline'({ offline: next }) {
        // On the disk first: a lock that was seen to close is closed after a crash.
        await store.write(next);
        offline = next;
        if (next) await stopListening();
        guard.setOffline(next);
        announce();
        return state();
      },

      async 'network.log'() {
        await write();
        return { entries: await log.list() };
      },

      async 'network.clearLog'() {
        await write();
        await log.clear();
        announce();
        return state();
      },
    },
    async close() {
      stop();
      await write();
    },
  };
}
