import { Session } from 'node:inspector';

/** What Node's inspector says of worker threads; its types leave them out. */
interface ThreadSession {
  connect(): void;
  on(event: string, listener: (message: { params: { sessionId: string } }) => void): void;
  post(method: string, input: object, done?: () => void): void;
}

/**
 * Watches the threads of this process. The function returned has the memory of all of them, this one's too, swept and
 * given back: what a thread has not yet swept is no leak, and `gc()` leaves V8 tens of MB of empty pages.
 */
export function watchThreads(): () => Promise<void> {
  const session = new Session() as unknown as ThreadSession;
  const threads = new Set<string>();
  const swept = new Map<string, () => void>();
  session.connect();
  session.on('NodeWorker.attachedToWorker', ({ params }) => threads.add(params.sessionId));
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => swept.get(params.sessionId)?.());
  session.on('NodeWorker.detachedFromWorker', ({ params }) => {
    threads.delete(params.sessionId);
    swept.get(params.sessionId)?.();
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  const method = 'HeapProfiler.collectGarbage';
  const message = JSON.stringify({ id: 1, method });
  const sweep = (sessionId: string) =>
    new Promise<void>((resolve) => {
      swept.set(sessionId, resolve);
      session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
    });
  return async () => {
    await Promise.all([...threads].map(sweep));
    swept.clear();
    await new Promise<void>((resolve) => session.post(method, {}, resolve));
  };
}
