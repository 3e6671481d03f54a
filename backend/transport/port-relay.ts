import type { BackendToShell } from '../../contract/shell.ts';
import type { Port } from '../../contract/wire.ts';

/** A port whose messages the shell relays: what there is where MessagePorts can't be handed over. */
export interface RelayedPort extends Port {
  /** A message of this connection came from the shell. */
  deliver(data: unknown): void;
  /** The window at the other end is gone. */
  leave(): void;
}

/** One end of a connection over the shell's own channel, named by its number. */
export function createRelayedPort(connection: number, send: (message: BackendToShell) => void): RelayedPort {
  // Kept until somebody listens, as a MessagePort does before start().
  let early: unknown[] = [];
  let onMessage = (message: unknown): void => void early.push(message);
  let onClose = () => {};
  return {
    post: (data) => send({ type: 'message', connection, data }),
    listen(messageListener, closeListener) {
      onMessage = messageListener;
      onClose = closeListener;
      for (const message of early) onMessage(message);
      early = [];
    },
    close: () => send({ type: 'disconnect', connection }),
    deliver: (data) => onMessage(data),
    leave: () => onClose(),
  };
}
