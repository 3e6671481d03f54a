import type { Handlers } from '../../contract/handlers.ts';
import type { KeyGuards } from './ports.ts';

type KeyEndpoint =
  | 'keys.state'
  | 'keys.setPassphrase'
  | 'keys.removePassphrase'
  | 'keys.makeRecoveryKey'
  | 'keys.removeRecoveryKey';

/** Who opens the database, and changing that. */
export function createKeyHandlers(guards: KeyGuards, announce: () => void): Pick<Handlers, KeyEndpoint> {
  const changed = async () => {
    announce();
    return guards.state();
  };
  return {
    'keys.state': () => guards.state(),

    async 'keys.setPassphrase'({ passphrase, current }) {
      await guards.setPassphrase(passphrase, current);
      return changed();
    },

    async 'keys.removePassphrase'({ current }) {
      await guards.removePassphrase(current);
      return changed();
    },

    async 'keys.makeRecoveryKey'({ current }) {
      const recoveryKey = await guards.makeRecoveryKey(current);
      announce();
      return { recoveryKey };
    },

    async 'keys.removeRecoveryKey'({ current }) {
      await guards.removeRecoveryKey(current);
      return changed();
    },
  };
}
