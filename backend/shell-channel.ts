import type { BackendToShell } from '../contract/shell.ts';
import type { ElectronMessagePort } from './transport/port-electron.ts';

/** The way to the shell that started this process. */
export interface ShellChannel {
  send(message: BackendToShell): void;
  /** `ports` are those handed over with the message; there are none under child_process.fork. */
  listen(
    onMessage: (message: unknown, ports: readonly ElectronMessagePort[]) => void,
    onGone: () => void,
  ): void;
  /** Ends this process after everything sent has left it. */
  exit(): void;
}

/** Electron's `process.parentPort`, which a utilityProcess has. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { data: unknown; ports: readonly ElectronMessagePort[] }) => void,
  ): unknown;
}

/** A utilityProcess can't know when its last message has left; this is ample. */
const flushMs = 250;

/** Finds the shell: the parent port of a utilityProcess, or the channel of child_process.fork. */
export function openShellChannel(): ShellChannel {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  if (parentPort) return overParentPort(parentPort);
  if (process.send) return overFork();
  throw new Error('The backend is started by the app (or with child_process.fork), not by hand.');
}

function overParentPort(parentPort: ParentPort): ShellChannel {
  return {
    send: (message) => parentPort.postMessage(message),
    // Electron itself ends a utilityProcess whose parent is gone.
    listen: (onMessage) => void parentPort.on('message', (event) => onMessage(event.data, event.ports)),
    exit: () => void setTimeout(() => process.exit(0), flushMs),
  };
}

function overFork(): ShellChannel {
  return {
    send(message) {
      if (process.connected) process.send?.(message);
    },
    listen(onMessage, onGone) {
      process.on('message', (message) => onMessage(message, []));
      process.once('disconnect', onGone);
    },
    // Disconnecting waits for what was sent; nothing then keeps the process alive but this.
    exit() {
      process.once('disconnect', () => process.exit(0));
      process.disconnect();
    },
  };
}
