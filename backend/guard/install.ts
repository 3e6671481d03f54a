import type { NetworkAttempt } from '../../contract/network.ts';
import { reportAttempt } from './attempts.ts';
import { watchSockets } from './door.ts';
import { currentErrand, isPermitted, mayListen } from './permits.ts';
import { guardThreads, hearThreads, tellProcess } from './threads.ts';
import { buildWall, type Gate } from './wall.ts';

export interface GuardOptions {
  /** Whose guard it is. */
  readonly by: Exclude<NetworkAttempt['by'], 'page'>;
  /** The files that threads may begin with. Each has to install a guard first. */
  readonly threads: readonly string[];
  /** Whether other programs may be started; they stand under no guard. */
  readonly programs: boolean;
}

let isInstalled = false;

/**
 * Denies this thread the network: connections (the loopback ones too, since a proxy may listen there), sockets of the
 * system, names, datagrams, listening, other programs and unguarded threads. What a permit covers passes. For good,
 * and before anything else is loaded. Native libraries are not held by it: `npm run test:egress` watches those.
 */
export function installGuard({ by, threads, programs }: GuardOptions): void {
  if (isInstalled) return;
  isInstalled = true;
  buildWall(createGate(by, programs));
  watchSockets(by);
  guardThreads(by, threads);
  if (by === 'worker') tellProcess();
  else hearThreads();
}

function createGate(by: NetworkAttempt['by'], programs: boolean): Gate {
  const refuse = (kind: NetworkAttempt['kind'], host: string, port: number | null = null): false => {
    reportAttempt({ by, feature: currentErrand().grant?.feature ?? null, kind, host, port, allowed: false });
    return false;
  };
  return {
    connect(address, port) {
      const errand = currentErrand();
      if (isPermitted(errand) && errand.target?.port === port) return true;
      return refuse('connection', errand.target?.host ?? address, port);
    },
    socket: (path) => refuse('connection', path),
    resolve(name) {
      const errand = currentErrand();
      const { target } = errand;
      if (target?.host !== name) return refuse('name', name);
      return isPermitted(errand) || refuse('connection', name, target.port);
    },
    listen(address, port) {
      const errand = currentErrand();
      const allowed = mayListen(errand, address, port);
      if (!allowed) return refuse('listening', address, port);
      const feature = errand.grant?.feature ?? null;
      reportAttempt({ by, feature, kind: 'listening', host: address, port, allowed });
      return true;
    },
    datagram: (address, port) => refuse('datagram', address, port),
    program: (path) => programs || refuse('program', path),
  };
}
