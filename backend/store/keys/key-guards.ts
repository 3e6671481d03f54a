import path from 'node:path';
import { InklingError } from '../../../contract/errors.ts';
import type { KeychainState } from '../../../contract/keys.ts';
import type { KeyProtection } from '../../../contract/system.ts';
import type { KeyGuards } from '../../keys/ports.ts';
import { plainKey } from '../key-file.ts';
import { slotOf, withoutSlot, withSlot, type Envelope } from './envelope.ts';
import { readEnvelope, replaceEnvelope } from './envelope-file.ts';
import { keychainFileName } from './find-key.ts';
import { forgetFile } from './forget-file.ts';
import { newRecoveryKey } from './recovery-key.ts';
import { openSlot, sealKey, type Slot } from './slot.ts';

/** The system's keychain, which only the shell can ask. */
export interface Keychain {
  readonly state: KeychainState;
  /** Gives it the key. False when it did not take it; true when it is on the disk. */
  keep(key: Buffer): Promise<boolean>;
}

export const noKeychain: Keychain = { state: 'none', keep: () => Promise.resolve(false) };

export interface GuardedKey {
  readonly dataFolder: string;
  readonly key: Buffer;
  readonly protection: KeyProtection;
  readonly keychain: Keychain;
}

/** The guards of an open database's key, and what is done right after it was unlocked. */
export interface UnlockedGuards extends KeyGuards {
  readonly protection: KeyProtection;
  /** Ends a change that was cut off after its last step but one: what the passphrase replaced is deleted. */
  finishChange(): Promise<void>;
  /** After a recovery: the keychain of this machine takes the key over; without one it stays as it is. */
  giveToKeychain(): Promise<void>;
}

/**
 * Changes who guards a key that is at hand. The envelope's passphrase slot is what decides at the next start, and it
 * comes and goes in one rename; the plain file and the keychain's are written before it goes and deleted after it came.
 * So a change that is cut off at any point leaves the old way in or the new one.
 */
export function createKeyGuards({ dataFolder, key, protection, keychain }: GuardedKey): UnlockedGuards {
  const plain = plainKey(dataFolder);
  let guardedBy = protection;
  let last: Promise<unknown> = Promise.resolve();
  /** One change after the other. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const mine = last.then(change, change);
    last = mine.catch(() => undefined);
    return mine;
  };

  const read = async (): Promise<Envelope | null> => {
    if (protection === 'throw-away') throw thrownAway();
    return readEnvelope(dataFolder);
  };
  const readProved = async (current: string | null): Promise<Envelope | null> => {
    const envelope = await read();
    const passphrase = slotOf(envelope, 'passphrase');
    if (!passphrase) return envelope;
    // The recovery key first: whether it is one shows at once, where a passphrase takes its time.
    for (const slot of [slotOf(envelope, 'recovery-key'), passphrase])
      if (slot && current !== null && (await openSlot(slot, current))) return envelope;
    throw wrongPassphrase();
  };
  const add = async (envelope: Envelope | null, slot: Slot, secret: string) =>
    replaceEnvelope(dataFolder, withSlot(envelope, slot), async (written) => {
      const found = slotOf(written, slot.kind);
      const opened = found && (await openSlot(found, secret));
      if (!opened?.equals(key)) throw new Error('The key file that was written does not open.');
    });
  const forgetOthers = async () => {
    if (await plain.isThere()) {
      // A file with some other key was put there by somebody, and may be all that opens another database.
      if ((await plain.load(true).catch(() => null))?.equals(key)) await forgetFile(plain.file);
    }
    await forgetFile(`${plain.file}.new`);
    await forgetFile(path.join(dataFolder, keychainFileName));
  };

  return {
    get protection() {
      return guardedBy;
    },

    async state() {
      const envelope = protection === 'throw-away' ? null : await readEnvelope(dataFolder);
      return {
        protection: guardedBy,
        keychain: keychain.state,
        recoveryKeyMadeAt: slotOf(envelope, 'recovery-key')?.madeAt ?? null,
      };
    },

    setPassphrase: (passphrase, current) =>
      inTurn(async () => {
        const envelope = await readProved(current);
        await add(envelope, await sealKey(key, 'passphrase', passphrase), passphrase);
        guardedBy = 'passphrase';
        await forgetOthers();
      }),

    removePassphrase: (current) =>
      inTurn(async () => {
        const envelope = await readProved(current);
        if (!envelope || !slotOf(envelope, 'passphrase')) return;
        const isGuarded = keychain.state === 'available' && (await keychain.keep(key));
        if (!isGuarded) await plain.keep(key);
        await replaceEnvelope(dataFolder, withoutSlot(envelope, 'passphrase'), () => Promise.resolve());
        guardedBy = isGuarded ? 'keychain' : 'key-file';
      }),

    makeRecoveryKey: (current) =>
      inTurn(async () => {
        const envelope = await readProved(current);
        const recoveryKey = newRecoveryKey();
        await add(envelope, await sealKey(key, 'recovery-key', recoveryKey), recoveryKey);
        return recoveryKey;
      }),

    removeRecoveryKey: (current) =>
      inTurn(async () => {
        if (guardedBy === 'recovery-key') throw onlyWayIn();
        const envelope = await readProved(current);
        if (envelope)
          await replaceEnvelope(dataFolder, withoutSlot(envelope, 'recovery-key'), () => Promise.resolve());
      }),

    finishChange: () => inTurn(forgetOthers),

    giveToKeychain: () =>
      inTurn(async () => {
        if (keychain.state === 'available' && (await keychain.keep(key))) guardedBy = 'keychain';
      }),
  };
}

/** What somebody is told whose secret doesn't open the key. */
export function wrongPassphrase(): InklingError {
  return new InklingError(
    'passphrase-wrong',
    'That is not the passphrase of this database. Nothing was changed.',
    'Mind capitals and the keyboard’s language, and try again; or use the recovery key.',
  );
}

function onlyWayIn(): InklingError {
  return new InklingError(
    'invalid-input',
    'The recovery key is all that opens this database now, so it was kept.',
    'Set a passphrase first.',
  );
}

function thrownAway(): InklingError {
  return new InklingError(
    'invalid-input',
    'This session’s data is thrown away at its end, so its key needs no guard.',
    'Start with a data folder: --data FOLDER.',
  );
}
