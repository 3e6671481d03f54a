import './guard-backend.ts';
import { assertNever } from '../contract/assert-never.ts';
import { InklingError } from '../contract/errors.ts';
import { shellToBackendSchema, type ShellToBackend } from '../contract/shell.ts';
import { createShellAsker } from './ask-provider.ts';
import { connectionsOf } from './connections.ts';
import { reportAttempt } from './guard/attempts.ts';
import { createLog } from './log.ts';
import { openDoorway, type Doorway } from './doorway.ts';
import { openShellChannel } from './shell-channel.ts';
import { standBack } from './stand-back.ts';
import { startFailed } from './start-failed.ts';
import type { Keychain } from './store/keys/key-guards.ts';

// The backend as a process of its own: started by the shell, it opens the store, or waits at its door until a person
// has unlocked it, and serves the connections it is given until the shell is gone.

standBack();
const log = createLog();
process.on('uncaughtException', (error) => {
  log.fatal(error, 'uncaught');
  process.exit(1);
});

const shell = openShellChannel();
const connections = connectionsOf((message) => shell.send(message));
let doorway: Doorway | null = null;
const providers = createShellAsker((message) => shell.send(message));
let onGuarded: (isGuarded: boolean) => void = () => undefined;

shell.listen(
  (raw, ports) => {
    const message = shellToBackendSchema.parse(raw);
    switch (message.type) {
      case 'start':
        void start(message);
        return;
      case 'key-guarded':
        onGuarded(message.isGuarded);
        return;
      case 'provider-tried':
        providers.hear(message.id, message.answer);
        return;
      case 'stop':
        void leave();
        return;
      case 'attempts':
        for (const attempt of message.attempts) reportAttempt(attempt);
        return;
      case 'connect':
        connections.connect(message.connection, ports[0]);
        return;
      case 'message':
        connections.deliver(message.connection, message.data);
        return;
      case 'disconnect':
        connections.leave(message.connection);
        return;
      default:
        assertNever(message);
    }
  },
  () => void stop(),
);

async function start(message: Extract<ShellToBackend, { type: 'start' }>): Promise<void> {
  const { version, dataFolder, modelsFolder, libraryFolder, updateFile, key } = message;
  try {
    doorway = await openDoorway({
      ...{ version, dataFolder, modelsFolder, libraryFolder, log },
      updates: { file: updateFile, appImage: process.env.APPIMAGE ?? null },
      given: key && { key: Buffer.from(key.raw, 'base64'), protection: key.protection },
      keychain: keychainOf(message.keychain),
      askProvider: providers.ask,
      isLasting: true,
      onChange(state) {
        if (state === 'failed') process.exit(1);
        shell.send({ type: state === 'open' ? 'ready' : state });
      },
    });
  } catch (error) {
    log.error(error, 'refused to start');
    const problem = error instanceof InklingError ? error.problem : startFailed(dataFolder, error);
    shell.send({ type: 'refused', problem });
    shell.exit();
    return;
  }
  connections.serve(doorway.serve);
  shell.send({ type: doorway.whyClosed() === null ? 'ready' : 'closed' });
}

/** The system's keychain, which the shell asks for us. Guards change one after the other, so one answer is awaited. */
function keychainOf(state: Keychain['state']): Keychain {
  return {
    state,
    keep: (key) =>
      new Promise((resolve) => {
        onGuarded = resolve;
        shell.send({ type: 'guard-key', raw: key.toString('base64') });
      }),
  };
}

/** What the windows said last may be on its way when the shell says that it goes. */
const partingMs = 500;

async function leave(): Promise<void> {
  await connections.over(partingMs);
  await stop();
}

/** A handler that doesn't end when it is aborted may not keep an orphan alive. */
const stopLimitMs = 5000;

let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await doorway?.close();
  process.exit(0);
}
