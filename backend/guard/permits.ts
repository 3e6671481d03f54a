import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { InklingError } from '../../contract/errors.ts';
import { isLoopback } from './addresses.ts';

/** A place that may be reached: a name or an address, and a port. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** What a feature needs, no more: the places it speaks to, the ports of the loopback address it listens at. */
export interface PermitRequest {
  readonly feature: string;
  readonly connect?: readonly Place[];
  readonly listen?: readonly number[];
}

/** Leave to use the network, for what is run under it and until it is closed. */
export interface Permit {
  /** Runs work that may use the network; what it starts may go on doing so, until the permit is closed. */
  run<T>(work: () => T): T;
  /** Ends the permit and its connections; what was sent by then may still be on its way. Safe to call twice. */
  close(): void;
  /** Ends it at once: what the system holds and has not sent yet is thrown away, where nothing encrypts it in between. */
  cut(): void;
}

interface Grant extends Required<PermitRequest> {
  readonly sockets: Set<Socket>;
  isOpen: boolean;
}

/** What is known, where a call leaves, of why it was made. */
export interface Errand {
  readonly grant: Grant | null;
  /** Where a socket was told to go, before its name was looked up. */
  readonly target: Place | null;
}

const errands = new AsyncLocalStorage<Errand>();
const grants = new Set<Grant>();
let isOffline = false;

/**
 * Opens a permit. Throws `offline` while everything is locked. It holds in the thread that opens it: worker threads
 * have no network at all.
 */
export function openPermit({ feature, connect = [], listen = [] }: PermitRequest): Permit {
  if (isOffline) throw offlineError();
  const grant: Grant = { feature, connect, listen, sockets: new Set(), isOpen: true };
  grants.add(grant);
  return {
    run: (work) => errands.run({ grant, target: null }, work),
    close: () => end(grant, (socket) => socket.destroy()),
    cut: () => end(grant, cutOff),
  };
}

/** Locks everything, ending all permits, or lifts the lock. */
export function setOffline(offline: boolean): void {
  isOffline = offline;
  if (offline) for (const grant of grants) end(grant, cutOff);
}

function end(grant: Grant, close: (socket: Socket) => void): void {
  grant.isOpen = false;
  grants.delete(grant);
  for (const socket of grant.sockets) close(socket);
}

/**
 * Closes a connection with a reset. `resetAndDestroy` would first send all that was written; the sign that it sets for the
 * closing does without. A connection that encrypts within itself has no such closing, nor has one that is ending already.
 */
function cutOff(socket: Socket): void {
  if (!(socket instanceof TLSSocket) && !socket.writableEnded)
    Object.assign(socket, { resetAndClosing: true });
  socket.destroy();
}

/** The errand that the present call belongs to. */
export function currentErrand(): Errand {
  return errands.getStore() ?? { grant: null, target: null };
}

/** Runs a socket's connecting, so that what it does on the way is known to be for this place. */
export function runErrand<T>(target: Place, socket: Socket, work: () => T): T {
  const { grant } = currentErrand();
  const errand = { grant, target };
  if (grant && isPermitted(errand)) {
    grant.sockets.add(socket);
    socket.once('close', () => grant.sockets.delete(socket));
  }
  return errands.run(errand, work);
}

/** True while a permit covers the place of the errand. */
export function isPermitted({ grant, target }: Errand): boolean {
  if (!grant?.isOpen || !target) return false;
  return grant.connect.some(({ host, port }) => host === target.host && port === target.port);
}

/** True while a permit covers listening there; nothing ever listens beyond the loopback addresses. */
export function mayListen({ grant }: Errand, address: string, port: number): boolean {
  return Boolean(grant?.isOpen && isLoopback(address) && grant.listen.includes(port));
}

function offlineError(): InklingError {
  return new InklingError(
    'offline',
    'Inkling is locked offline, so this was not done.',
    'Lift the lock under Privacy first.',
  );
}
