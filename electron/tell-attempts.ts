import { onAttempt } from '../backend/guard/attempts.ts';
import type { NetworkAttempt } from '../contract/network.ts';
import type { BackendProcess } from './backend-process.ts';

/** A page that tries in a loop is not worth a message each time. */
const gatherMs = 300;
/** What is kept while there is no backend to tell; the first is as telling as the last. */
const kept = 200;

/** Tells the backend, which keeps the log, what was tried in the shell and in its pages, as soon as it is there. */
export function tellAttempts(backend: BackendProcess): void {
  let waiting: NetworkAttempt[] = [];
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    const wasTold = backend.tell(waiting);
    if (wasTold) waiting = [];
    timer = wasTold ? undefined : setTimeout(tell, gatherMs);
  };
  onAttempt((attempt) => {
    if (waiting.length < kept) waiting.push(attempt);
    timer ??= setTimeout(tell, gatherMs);
  });
}
