import { z } from 'zod';
import { problemSchema } from './errors.ts';
import { keychainStateSchema } from './keys.ts';
import { networkAttemptSchema } from './network.ts';
import { providerAnswerSchema, providerQuestionSchema } from './providers.ts';
import { keyProtectionSchema } from './system.ts';

/**
 * What the shell (Electron's main process) and the backend say to each other, beside the contract.
 * Under utilityProcess a `connect` carries a MessagePort and contract messages never pass through the
 * shell; under child_process.fork there are no ports to hand over, and `message` carries them.
 */
export const shellToBackendSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    version: z.string(),
    dataFolder: z.string(),
    modelsFolder: z.string(),
    libraryFolder: z.string(),
    /** What a package says of where its updates come from; null for one that can't have any. */
    updateFile: z.string().nullable(),
    /**
     * The database key, 32 bytes as base64, and who guards it. Null where the keychain has none: then a passphrase
     * opens it, or the backend keeps it in a file of its own with mode 600.
     */
    key: z.object({ raw: z.base64(), protection: keyProtectionSchema }).nullable(),
    keychain: keychainStateSchema,
  }),
  /** The answer to `guard-key`: whether the keychain has it now, on the disk. */
  z.object({ type: z.literal('key-guarded'), isGuarded: z.boolean() }),
  /** The answer to `try-provider`; what ended the process instead of one is an answer too. */
  z.object({ type: z.literal('provider-tried'), id: z.int(), answer: providerAnswerSchema }),
  /** What was tried at the network outside the backend, for its log. */
  z.object({ type: z.literal('attempts'), attempts: z.array(networkAttemptSchema) }),
  /** No window is left: what was asked before is to be done, and then the process is to end. */
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('connect'), connection: z.int() }),
  z.object({ type: z.literal('message'), connection: z.int(), data: z.unknown() }),
  z.object({ type: z.literal('disconnect'), connection: z.int() }),
]);
export type ShellToBackend = z.infer<typeof shellToBackendSchema>;

export const backendToShellSchema = z.discriminatedUnion('type', [
  /** The store is open; connections are served. */
  z.object({ type: z.literal('ready') }),
  /** The store can't be opened before a person unlocks it or decides; connections are answered about that alone. */
  z.object({ type: z.literal('closed') }),
  /** Another database takes the place of the open one; `ready` or `closed` follows, with new connections. */
  z.object({ type: z.literal('reopening') }),
  /** Asks the shell to give the database key, 32 bytes as base64, to the keychain. */
  z.object({ type: z.literal('guard-key'), raw: z.base64() }),
  /** Asks the shell to start a process that tries a provider, which the backend itself may not. */
  z.object({ type: z.literal('try-provider'), id: z.int(), question: providerQuestionSchema }),
  /** Nobody wants to know any more: the process may end. */
  z.object({ type: z.literal('leave-provider'), id: z.int() }),
  /** The backend can't start, for a reason that a restart won't mend; it exits after saying so. */
  z.object({ type: z.literal('refused'), problem: problemSchema }),
  z.object({ type: z.literal('message'), connection: z.int(), data: z.unknown() }),
  z.object({ type: z.literal('disconnect'), connection: z.int() }),
]);
export type BackendToShell = z.infer<typeof backendToShellSchema>;

/** What the window is told about the backend by the preload script. */
export const backendStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  z.object({ state: z.literal('ready') }),
  /** It runs, but the database isn't open: a port to it answers `door.` questions alone. */
  z.object({ state: z.literal('closed') }),
  z.object({ state: z.literal('restarting'), attempt: z.int() }),
  z.object({ state: z.literal('stopped'), problem: problemSchema }),
]);
export type BackendState = z.infer<typeof backendStateSchema>;

/**
 * What the preload script exposes as `window.inkling`. A port arrives as a window message
 * `{ type: 'inkling-port' }` with one MessagePort, again after each restart of the backend.
 */
export interface ShellBridge {
  readonly platform: string;
  /** Calls back at once with the present state, then at each change. Returns the way to stop. */
  onBackendState(listener: (state: BackendState) => void): () => void;
  /** Asks for a port to the backend; it arrives as a window message. */
  requestPort(): void;
  /** Starts the backend again after it was given up. */
  restartBackend(): void;
  /** Where a file that was dropped or chosen lies; empty for one that has no place on the disk. */
  pathOf(file: File): string;
  /**
   * Asks the person where, and saves a page without scripts and without anything to fetch as a PDF there. `failed`
   * carries the system's own words.
   */
  savePdf(title: string, html: string): Promise<'saved' | 'cancelled' | { readonly failed: string }>;
  /** Asks the person where a project file goes; null when they thought better of it. */
  placeProjectFile(name: string): Promise<string | null>;
  /** Right after a click: lets this page ask for the microphone, once. False without a click, or where the system refuses. */
  openMicrophone(): Promise<boolean>;
}
