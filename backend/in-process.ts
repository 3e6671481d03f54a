import { installGuard } from './guard/install.ts';
import { createLog } from './log.ts';
import { createBackend, type BackendOptions } from './main.ts';
import { throwAwayKey } from './store/key.ts';
import { keyFile } from './store/key-file.ts';
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

/** Starts one, on a store that is kept under a key file, or on one that nobody can read afterwards. */
export async function openInProcess(
  options: Omit<BackendOptions, 'key' | 'log'> & { readonly isThrowAway: boolean },
): Promise<InProcessBackend> {
  // Its client is the command line, which has a page printed by another program.
  installGuard({ by: 'backend', threads: [workerEntry], programs: true });
  const { isThrowAway, ...rest } = options;
  const key = isThrowAway ? throwAwayKey() : keyFile(options.dataFolder);
  const backend = await createBackend({ ...rest, key, log: createLog() });
  const [near, far] = createMemoryPorts();
  backend.serve(far);
  return { port: near, close: () => backend.close() };
}
