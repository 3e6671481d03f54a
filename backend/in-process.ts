import { installGuard } from './guard/install.ts';
import { createLog } from './log.ts';
import { openDoorway } from './doorway.ts';
import type { BackendOptions } from './main.ts';
import { throwAwayKey } from './store/key.ts';
import { createMemoryPorts } from './transport/port-memory.ts';
import { workerEntry } from './workers/entry.ts';
import type { Port } from '../contract/wire.ts';

/** A backend that runs in its client's own process, as the command line's does. */
export interface InProcessBackend {
  /** The client's end. */
  readonly port: Port;
  /** Aborts all calls, waits for them, and closes the store. */
  close(): Promise<void>;
}

export interface InProcessOptions extends Pick<
  BackendOptions,
  'version' | 'dataFolder' | 'modelsFolder' | 'libraryFolder'
> {
  /** On a key that nobody has afterwards. */
  readonly isThrowAway: boolean;
  /** A passphrase or a recovery key, for a store that wants one. */
  readonly secret?: string | undefined;
  /** Also where the database is damaged: then what is asked at the door is answered, and nothing else. */
  readonly evenDamaged?: boolean;
}

/**
 * Takes the network from this process, as the backend's own process does for itself. For the command line, which has a
 * page printed by another program; a test that drives a window has to reach it, and does not call this.
 */
export function denyNetwork(): void {
  installGuard({ by: 'backend', threads: [workerEntry], programs: true });
}

/**
 * Starts one, on a store that is kept, or on one that nobody can read afterwards. Throws what keeps the store closed:
 * `passphrase-needed`, `passphrase-wrong`, `database-damaged` and the others of opening it.
 */
export async function openInProcess(options: InProcessOptions): Promise<InProcessBackend> {
  const { isThrowAway, evenDamaged = false, ...rest } = options;
  const key = isThrowAway ? await throwAwayKey().load(false) : null;
  const doorway = await openDoorway({
    ...rest,
    given: key ? { key, protection: 'throw-away' } : null,
    isLasting: false,
    onChange: () => undefined,
    log: createLog(),
  });
  const why = doorway.whyClosed();
  if (why && !(evenDamaged && why.code === 'database-damaged')) {
    await doorway.close();
    throw why;
  }
  const [near, far] = createMemoryPorts();
  doorway.serve(far);
  return { port: near, close: () => doorway.close() };
}
