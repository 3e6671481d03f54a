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
  /** Serves every connection, those that were opened before and those to come. */
  serve(serve: (port: Port) => void): void;
}

export function connectionsOf(send: (message: BackendToShell) => void): Connections {
  const relayed = new Map<number, RelayedPort>();
  let early: Port[] = [];
  let accept = (port: Port): void => void early.push(port);

  return {
    connect(connection, port) {
      if (port) return accept(createElectronPort(port));
      const created = createRelayedPort(connection, send);
      relayed.set(connection, created);
      accept(created);
    },
    deliver: (connection, data) => relayed.get(connection)?.deliver(data),
    leave(connection) {
      relayed.get(connection)?.leave();
      relayed.delete(connection);
    },
    serve(serve) {
      accept = serve;
      for (const port of early) accept(port);
      early = [];
    },
  };
}
