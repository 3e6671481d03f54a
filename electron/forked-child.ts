import { fork } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import { backendToShellSchema, type ShellToBackend } from '../contract/shell.ts';
import type { BackendChild, BackendEvents } from './backend-child.ts';

/**
 * Starts the backend under another Node, for an Electron whose own is too old. No port can be handed to such a
 * process, so messages of all windows are relayed, each under the number of its connection.
 */
export function startForkedChild(node: string, program: string, events: BackendEvents): BackendChild {
  const child = fork(program, [], {
    execPath: node,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ports = new Map<number, MessagePortMain>();
  let connections = 0;
  let ended = false;

  const send = (message: ShellToBackend) => {
    if (!child.connected) return;
    try {
      child.send(message);
    } catch {
      // A port carries what JSON can't (a list that holds itself, a bigint). No client of ours sends such a thing, and
      // whoever does shall not bring the shell down.
    }
  };
  const end = (reason: string) => {
    if (ended) return;
    ended = true;
    for (const port of ports.values()) port.close();
    ports.clear();
    events.onExit(reason);
  };

  child.on('message', (raw) => {
    const message = backendToShellSchema.parse(raw);
    switch (message.type) {
      case 'message':
        ports.get(message.connection)?.postMessage(message.data);
        break;
      case 'disconnect':
        ports.get(message.connection)?.close();
        ports.delete(message.connection);
        break;
      default:
        events.onMessage(message);
    }
  });
  // `error` comes instead of `exit` when there is no such Node, and before it when a message can't be sent.
  child.once('error', (error) => {
    if (child.pid === undefined) end(error.message);
  });
  child.once('exit', (code, signal) => end(signal ?? `exit code ${String(code)}`));

  return {
    send,
    connect(port) {
      const connection = ++connections;
      ports.set(connection, port);
      send({ type: 'connect', connection });
      port.on('message', (event) => send({ type: 'message', connection, data: event.data as unknown }));
      port.once('close', () => {
        if (ports.delete(connection)) send({ type: 'disconnect', connection });
      });
      port.start();
    },
    kill: () => void child.kill(),
  };
}
