import type { MessagePortMain } from 'electron';
import type { BackendToShell, ShellToBackend } from '../contract/shell.ts';

/** A running backend, however it was started. */
export interface BackendChild {
  send(
    message: Extract<
      ShellToBackend,
      { type: 'start' | 'attempts' | 'key-guarded' | 'provider-tried' | 'stop' }
    >,
  ): void;
  /** Gives the backend one end of a channel, whose other end a window has. */
  connect(port: MessagePortMain): void;
  kill(): void;
}

/** What a backend says of itself, rather than passes on to a window. */
export type AboutItself = Exclude<BackendToShell, { type: 'message' | 'disconnect' }>;

/** What is heard of a running backend. `onExit` comes once, after everything else, with what ended it. */
export interface BackendEvents {
  onMessage(message: AboutItself): void;
  onExit(reason: string): void;
}
