import type { Port } from '../../contract/wire.ts';

interface End extends Port {
  deliver(message: unknown): void;
  leave(): void;
}

/**
 * Two connected ports within one process, for the command line and tests. Messages are cloned and
 * arrive later, in order, as they would from another process.
 */
export function createMemoryPorts(): [Port, Port] {
  let open = true;
  const later = (work: () => void) => setImmediate(work);

  const createEnd = (other: () => End): End => {
    // Kept until somebody listens, as a MessagePort does before start().
    const early: unknown[] = [];
    let listener: ((message: unknown) => void) | null = null;
    let onClose = () => {};
    return {
      post(message) {
        if (!open) return;
        const copy: unknown = structuredClone(message);
        later(() => other().deliver(copy));
      },
      listen(onMessage, whenClosed) {
        listener = onMessage;
        onClose = whenClosed;
        later(() => {
          for (const message of early.splice(0)) onMessage(message);
        });
      },
      close() {
        if (!open) return;
        open = false;
        later(() => {
          first.leave();
          second.leave();
        });
      },
      deliver(message) {
        if (listener && early.length === 0) listener(message);
        else early.push(message);
      },
      leave() {
        onClose();
      },
    };
  };

  const first: End = createEnd(() => second);
  const second: End = createEnd(() => first);
  return [first, second];
}
