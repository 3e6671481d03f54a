import path from 'node:path';
import { contract, type EndpointName } from '../contract/index.ts';
import { InklingError } from '../contract/errors.ts';
import type { Handlers } from '../contract/handlers.ts';
import type { KeyProtection } from '../contract/system.ts';
import type { Port } from '../contract/wire.ts';
import { createDoorHandlers } from './door/app.ts';
import type { ClosedStore } from './door/ports.ts';
import { backupWorkerLimits, createBackend, type Backend, type BackendOptions } from './main.ts';
import type { BackupJobs } from './store/backups/jobs.ts';
import { hasData } from './store/backups/staged.ts';
import { createVault } from './store/backups/vault.ts';
import { createFolder } from './store/create-folder.ts';
import { givenKey } from './store/key.ts';
import { findKey, unlockKey, type LockedKey, type OpenKey } from './store/keys/find-key.ts';
import {
  createKeyGuards,
  noKeychain,
  wrongPassphrase,
  type UnlockedGuards,
} from './store/keys/key-guards.ts';
import { databaseFileName } from './store/open.ts';
import { openError } from './store/open-errors.ts';
import { serve, type Service } from './transport/serve.ts';
import { createWorker } from './workers/worker-handle.ts';

type GivenKey = Omit<OpenKey, 'state'>;

export interface DoorwayOptions extends Omit<BackendOptions, 'key' | 'reopen'> {
  /** The key where the keychain has it, or for a store that is thrown away. */
  readonly given: GivenKey | null;
  /**
   * Whether this stays open: then it makes a backup, and asks for updates where that is allowed, every day, and measures
   * what suits the machine.
   */
  readonly isLasting: boolean;
  /** A passphrase or recovery key that was brought along; only looked at where it is needed. */
  readonly secret?: string | undefined;
  /**
   * Told when the store opens and closes after the start; connections made before are not answered any more. `failed`
   * is a store that neither opens nor says why: only a new process helps.
   */
  onChange(state: 'open' | 'closed' | 'reopening' | 'failed'): void;
}

/** A backend, and before its store is open, the few answers that are given then. */
export interface Doorway {
  /** Why the store is closed; null when it is open. */
  whyClosed(): InklingError | null;
  /** Answers one client: everything when the store is open, else what is asked at the door. */
  serve(port: Port): void;
  close(): Promise<void>;
}

/** A damaged database, whose key is known. */
type Damaged = OpenKey & { readonly problem: InklingError };

/**
 * Opens the store of a data folder, or stands at its door: where it is locked until the right secret is brought, where
 * it is damaged until a person decides. Throws the InklingErrors of the store that neither would help.
 */
export async function openDoorway(options: DoorwayOptions): Promise<Doorway> {
  const { dataFolder, log } = options;
  const databaseFile = path.join(dataFolder, databaseFileName);
  const worker = createWorker<BackupJobs>(backupWorkerLimits);
  const atDoor = new Set<Service>();
  let backend: Backend | null = null;
  let closed: LockedKey | Damaged | null = null;
  let current: GivenKey | null = null;
  let moving: Promise<void> = Promise.resolve();
  let failure: Error | null = null;

  /** True when it is open; a damaged one isn't. */
  const open = async ({ key, protection }: GivenKey): Promise<boolean> => {
    try {
      backend = await createBackend({
        ...options,
        key: givenKey(key, protection),
        reopen: () => void setImmediate(reopen),
      });
    } catch (failed) {
      const error = openError(failed, dataFolder, databaseFile);
      if (!(error instanceof InklingError) || error.code !== 'database-damaged') throw error;
      log.debug(error, 'damaged');
      closed = { state: 'open', key, protection, problem: error };
      return false;
    }
    closed = null;
    current = { key, protection };
    if (options.isLasting) {
      backend.keepDailyBackups();
      backend.lookForUpdatesDaily();
      backend.tuneModels();
    }
    return true;
  };

  /** After the answer that led here has left. */
  const moveOn = (move: () => Promise<boolean>): void => {
    moving = moving.then(move).then(
      (isOpen) => options.onChange(isOpen ? 'open' : 'closed'),
      (error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error));
        log.fatal(error, 'could not open the store again');
        options.onChange('failed');
      },
    );
  };
  const reopen = () => {
    const leaving = backend;
    const key = current?.key;
    if (!leaving || !key) return;
    backend = null;
    options.onChange('reopening');
    const { protection } = leaving.guards;
    moveOn(async () => {
      await leaving.close();
      return open({ key, protection });
    });
  };
  const leaveDoor = () =>
    void setImmediate(() =>
      moveOn(async () => {
        await Promise.all([...atDoor].map((service) => service.stop()));
        atDoor.clear();
        return backend !== null;
      }),
    );

  const damagedVault = () => {
    if (closed?.state !== 'open') throw notDamaged();
    return createVault({ dataFolder, databaseFile, key: closed.key, reader: worker, copier: null });
  };
  const openStaged = async () => {
    if (closed?.state === 'open') await open(closed);
    leaveDoor();
  };

  const store: ClosedStore = {
    async state() {
      if (closed?.state === 'locked') {
        const hasRecoveryKey = closed.envelope.slots.some(({ kind }) => kind === 'recovery-key');
        return { kind: 'locked', reason: closed.reason, dataFolder, hasRecoveryKey, waitMs: 0 };
      }
      return { kind: 'damaged', file: databaseFile, backups: await damagedVault().list() };
    },

    async unlock({ by, secret, newPassphrase }) {
      if (closed?.state !== 'locked') throw notLocked();
      const found = await find(options, databaseFile);
      const key = found.state === 'open' ? found.key : await unlockKey(found, secret, by);
      if (!key) return false;
      const protection = found.state === 'open' ? found.protection : unlockedBy(found);
      const guards = createKeyGuards({
        dataFolder,
        key,
        protection,
        keychain: options.keychain ?? noKeychain,
      });
      if (newPassphrase !== undefined) await guards.setPassphrase(newPassphrase, secret);
      if ((await open({ key, protection: guards.protection })) && backend && newPassphrase === undefined)
        await settle(found, backend.guards).catch((error: unknown) => log.error(error, 'guards'));
      leaveDoor();
      return true;
    },

    async restore(id, signal) {
      await damagedVault().stageRestore(id, signal);
      await openStaged();
    },

    async startEmpty() {
      await damagedVault().stageEmpty();
      await openStaged();
    },
  };
  const doorHandlers = { ...refusingAll(() => closed), ...createDoorHandlers(store) };

  try {
    const found = await find(options, databaseFile);
    if (found.state === 'open') await open(found);
    else if (options.secret === undefined) closed = found;
    else {
      const key = await unlockKey(found, options.secret);
      if (!key) throw wrongPassphrase();
      await open({ key, protection: unlockedBy(found) });
    }
  } catch (error) {
    throw openError(error, dataFolder, databaseFile);
  }

  return {
    whyClosed: () => (backend ? null : closed?.state === 'open' ? closed.problem : isLocked()),
    serve(port) {
      if (backend) return backend.serve(port);
      atDoor.add(
        serve(port, doorHandlers, (endpoint, error) => log.error({ endpoint, err: error }, 'failed')),
      );
    },
    async close() {
      await moving;
      await Promise.all([...atDoor].map((service) => service.stop()));
      await worker.close();
      await backend?.close();
      if (failure !== null) throw failure;
    },
  };
}

async function find(options: DoorwayOptions, databaseFile: string): Promise<LockedKey | OpenKey> {
  const { dataFolder, given } = options;
  if (given?.protection === 'throw-away') return { state: 'open', ...given };
  await createFolder(dataFolder);
  return findKey(dataFolder, given, await hasData(dataFolder, databaseFile));
}

function unlockedBy({ reason }: LockedKey): KeyProtection {
  return reason === 'passphrase' ? 'passphrase' : 'recovery-key';
}

/** What is left to do once the database has proved its key. */
function settle(found: LockedKey | OpenKey, guards: UnlockedGuards): Promise<void> {
  if (found.state === 'open') return Promise.resolve();
  return found.reason === 'passphrase' ? guards.finishChange() : guards.giveToKeychain();
}

/** Handlers that each say why nothing is answered. */
function refusingAll(closed: () => LockedKey | Damaged | null): Handlers {
  const refuse = () => {
    const why = closed();
    throw why?.state === 'open' ? why.problem : isLocked();
  };
  const names = Object.keys(contract) as EndpointName[];
  return Object.fromEntries(names.map((name) => [name, refuse])) as unknown as Handlers;
}

function isLocked(): InklingError {
  return new InklingError(
    'passphrase-needed',
    'The database is locked.',
    'Unlock it in the window; on the command line, give --passphrase-file FILE or INKLING_PASSPHRASE.',
  );
}

function notLocked(): InklingError {
  return new InklingError('invalid-input', 'The database is not locked.', 'Start Inkling again.');
}

function notDamaged(): InklingError {
  return new InklingError(
    'invalid-input',
    'The database is locked, and nothing is known to be damaged.',
    'Unlock it first.',
  );
}
