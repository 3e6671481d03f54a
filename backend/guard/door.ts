import net from 'node:net';
import { currentErrand, isPermitted, runErrand, type Place } from './permits.ts';
import { reportAttempt } from './attempts.ts';
import type { NetworkAttempt } from '../../contract/network.ts';

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;

/**
 * Notes where each socket is told to go, while that is still a name and a port: the wall behind sees names without
 * ports, then addresses without names. Takes down the connections that a permit covers, with their bytes.
 */
export function watchSockets(by: NetworkAttempt['by']): void {
  const prototype = net.Socket.prototype as { connect: Connect };
  const connect = prototype.connect;
  prototype.connect = function (...args) {
    const target = targetOf(args);
    if (!target) return connect.apply(this, args);
    return runErrand(target, this, () => {
      const errand = currentErrand();
      if (errand.grant && isPermitted(errand)) {
        const attempt = { by, feature: errand.grant.feature, kind: 'connection', ...target } as const;
        reportAttempt({ ...attempt, allowed: true });
        this.once('close', () => {
          const bytes = { sentBytes: this.bytesWritten, receivedBytes: this.bytesRead };
          reportAttempt({ ...attempt, ...bytes, allowed: true, times: 0 });
        });
      }
      return connect.apply(this, args);
    });
  };
}

/** What `connect(port, host)`, `connect(options)` and Node's own `connect([options, callback])` mean. */
function targetOf(args: readonly unknown[]): Place | null {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  const isOptions = typeof first === 'object' && first !== null;
  const { host, port } = (isOptions ? first : { port: first, host: args[1] }) as Record<string, unknown>;
  if (typeof port !== 'number' && !(typeof port === 'string' && /^\d+$/.test(port))) return null;
  return { host: typeof host === 'string' ? host : 'localhost', port: Number(port) };
}
