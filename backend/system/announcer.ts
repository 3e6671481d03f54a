import type { EventOf } from '../../contract/index.ts';

/** What changed in the store, and in which project. */
type Change = Omit<Extract<EventOf<'system.changes'>, { type: 'changed' }>, 'type'>;

/** Passes news of changes to whoever listens. */
export interface Announcer {
  announce(what: Change['what'], projectId: string | null): void;
  /** Every change from now on, in order, until the signal aborts. */
  changes(signal: AbortSignal): AsyncGenerator<Change, void, void>;
}

export function createAnnouncer(): Announcer {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce(what, projectId) {
      for (const listener of listeners) listener({ what, projectId });
    },

    async *changes(signal) {
      const queue: Change[] = [];
      let wake = () => {};
      const listener = (change: Change) => {
        queue.push(change);
        wake();
      };
      const stop = () => wake();
      listeners.add(listener);
      signal.addEventListener('abort', stop);
      try {
        while (!signal.aborted) {
          const change = queue.shift();
          if (change) yield change;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        signal.removeEventListener('abort', stop);
        listeners.delete(listener);
      }
    },
  };
}
