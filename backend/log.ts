import pino, { type Logger } from 'pino';

/** The backend's log: lines of JSON on stderr, written at once so that a crash loses none. */
export function createLog(): Logger {
  return pino({ base: null }, pino.destination({ fd: 2, sync: true }));
}
