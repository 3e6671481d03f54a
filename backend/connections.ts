import type { BackendToShell } from '../contract/shell.ts';
import type { Port } from '../contract/wire.ts';
import { createElectronPort, type ElectronMessagePort } from './transport/port-electron.ts';
import { createRelayedPort, type RelayedPort } from './transport/port-relay.ts';

/** The connections of windows to this process, by the numbers the shell gave them. */
export interface Connections {
  /** Opens a connection over a port of its own, or, without one, relayed by the shell. */
  connect(connection: number, port: ElectronMessagePort | undefined): void;
  deliver(connection: number, data: unknown): void;
  leave(connection: number): void;
  /** Resolves when none is open any more, or after that time. */
  over(limitMs: number): Promise<void>;
  /** Serves every connection, those that were opened before and those to come. */
  serve(serve: (port: Port) => void): void;
}

export function connectionsOf(send: (message: BackendToShell) => void): Connections {
  const relayed = new Map<number, RelayedPort>();
  const open = new Set<object>();
  let onOver = (): void => undefined;
  let early: Port[] = [];
  let accept = (port: Port): void => void early.push(port);

  const gone = (port: object | undefined) => {
    if (port) open.delete(port);
    if (open.size === 0) onOver();
  };

  return {
    connect(connection, port) {
      if (port) {
        open.add(port);
        port.on('close', () => gone(port));
        return accept(createElectronPort(port));
      }
      const created = createRelayedPort(connection, send);
      open.add(created);
      relayed.set(connection, created);
      accept(created);
    },
    deliver: (connection, data) => relayed.get(connection)?.deliver(data),
    leave(connection) {
      const left = relayed.get(connection);
      left?.leave();
      relayed.delete(connection);
      gone(left);
    },
    async over(limitMs) {
      if (open.size === 0) return;
      await new Promise<void>((resolve) => {
        onOver = resolve;
        setTimeout(resolve, limitMs);
      });
    },
    serve(serve) {
      accept = serve;
      for (const port of early) accept(port);
      early = [];
    },
  };
}
