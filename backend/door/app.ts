import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { createPause } from './pause.ts';
import type { ClosedStore } from './ports.ts';

type DoorHandlers = Pick<Handlers, 'door.state' | 'door.unlock' | 'door.restore' | 'door.startEmpty'>;

/** The door of a store that is open. */
export const openDoor: DoorHandlers = {
  'door.state': () => ({ kind: 'open' }),
  'door.unlock': () => Promise.reject(isOpen()),
  'door.restore': () => Promise.reject(isOpen()),
  'door.startEmpty': () => Promise.reject(isOpen()),
};

/** Unlocking, and what a person decides about a damaged database. */
export function createDoorHandlers(store: ClosedStore): DoorHandlers {
  const pause = createPause();
  // Tries made at the same time would each pass before the first failed.
  let isTrying = false;
  return {
    'door.state': async () => {
      const state = await store.state();
      return state.kind === 'locked' ? { ...state, waitMs: pause.left() } : state;
    },

    async 'door.unlock'(input) {
      if (isTrying || pause.left() > 0) throw tooSoon(pause.left());
      isTrying = true;
      try {
        if (await store.unlock(input)) return {};
      } finally {
        isTrying = false;
      }
      pause.failed();
      throw wrong(input.by);
    },

    async 'door.restore'({ id }, { signal }) {
      await store.restore(id, signal);
      return {};
    },

    async 'door.startEmpty'() {
      await store.startEmpty();
      return {};
    },
  };
}

function isOpen(): InklingError {
  return new InklingError('invalid-input', 'The database is open.', 'There is nothing to unlock.');
}

function tooSoon(waitMs: number): InklingError {
  return new InklingError(
    'passphrase-wrong',
    `After several wrong tries the next one has to wait ${Math.max(1, Math.ceil(waitMs / 1000))} s. Nothing was changed.`,
    'Wait, then try again.',
  );
}

function wrong(by: 'passphrase' | 'recovery-key'): InklingError {
  return by === 'passphrase'
    ? new InklingError(
        'passphrase-wrong',
        'That is not the passphrase of this database. Nothing was changed.',
        'Mind capitals and the keyboard’s language, and try again; or use the recovery key.',
      )
    : new InklingError(
        'passphrase-wrong',
        'That is not the recovery key of this database. Nothing was changed.',
        'Compare it letter by letter; a newer recovery key takes the place of an older one.',
      );
}
