import './guard-backend.ts';
import { assertNever } from '../contract/assert-never.ts';
import { InklingError } from '../contract/errors.ts';
import { shellToBackendSchema, type ShellToBackend } from '../contract/shell.ts';
import { connectionsOf } from './connections.ts';
import { reportAttempt } from './guard/attempts.ts';
import { createLog } from './log.ts';
import { createBackend, type Backend } from './main.ts';
import { openShellChannel } from './shell-channel.ts';
import { startFailed } from './start-failed.ts';
import { givenKey } from './store/key.ts';
import { keyFile } from './store/key-file.ts';

// The backend as a process of its own: started by the shell, it opens the store, then serves the
// connections it is given until the shell is gone.

const log = createLog();
process.on('uncaughtException', (error) => {
  log.fatal(error, 'uncaught');
  process.exit(1);
});

const shell = openShellChannel();
const connections = connectionsOf((message) => shell.send(message));
let backend: Backend | null = null;

shell.listen(
  (raw, ports) => {
    const message = shellToBackendSchema.parse(raw);
    switch (message.type) {
      case 'start':
        void start(message);
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
  const { version, dataFolder, modelsFolder, libraryFolder, key } = message;
  try {
    backend = await createBackend({
      ...{ version, dataFolder, modelsFolder, libraryFolder, log },
      key: key ? givenKey(Buffer.from(key.raw, 'base64'), key.protection) : keyFile(dataFolder),
    });
  } catch (error) {
    log.error(error, 'refused to start');
    const problem = error instanceof InklingError ? error.problem : startFailed(dataFolder, error);
    shell.send({ type: 'refused', problem });
    shell.exit();
    return;
  }
  connections.serve(backend.serve);
  shell.send({ type: 'ready' });
}

/** A handler that doesn't end when it is aborted may not keep an orphan alive. */
const stopLimitMs = 5000;

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await backend?.close();
  process.exit(0);
}
