import {
  contract,
  type EventOf,
  type InputOf,
  type OutputOf,
  type RpcName,
  type StreamName,
} from './index.ts';
import { InklingError, type Problem } from './errors.ts';
import { isLastEvent } from './endpoint.ts';
import { serverMessageSchema, type Port, type Standing } from './wire.ts';

/** The typed client of the contract: what the window, the command line and the tests speak through. */
export interface Client {
  /** Asks one question. Rejects with an {@link InklingError}. */
  call<N extends RpcName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /**
   * Opens a stream. The iteration ends after `done`; a `failed` event ends it by throwing its
   * {@link InklingError}. Aborting the signal, or leaving the loop, cancels the work.
   * `onStanding` is told what the call waits for meanwhile.
   */
  stream<N extends StreamName>(
    name: N,
    input: InputOf<N>,
    signal?: AbortSignal,
    onStanding?: (standing: Standing) => void,
  ): AsyncGenerator<Exclude<EventOf<N>, { type: 'failed' }>, void, void>;
  close(): void;
}

interface Waiting {
  onOutput(output: unknown): void;
  onEvent(event: unknown): void;
  onStanding?: ((standing: Standing) => void) | undefined;
  onProblem(problem: Problem): void;
}

const lost: Problem = {
  code: 'backend-lost',
  message: 'The part of Inkling that runs the models stopped. Everything saved is kept.',
  remedy: 'It is being restarted; try again in a moment.',
};

/** Connects a client to a port whose other end is served by the backend. */
export function createClient(port: Port): Client {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let closed = false;

  const closeAll = () => {
    closed = true;
    for (const entry of [...waiting.values()]) entry.onProblem(lost);
    waiting.clear();
  };

  port.listen((raw) => {
    const message = serverMessageSchema.parse(raw);
    const entry = waiting.get(message.id);
    if (!entry) return;
    switch (message.type) {
      case 'result':
        return entry.onOutput(message.output);
      case 'event':
        return entry.onEvent(message.event);
      case 'standing':
        return entry.onStanding?.(message.standing);
      case 'error':
        return entry.onProblem(message.problem);
    }
  }, closeAll);

  const start = (name: string, input: unknown, entry: Waiting): number => {
    const id = nextId++;
    if (closed) {
      // Not before the caller has its id.
      queueMicrotask(() => entry.onProblem(lost));
      return id;
    }
    waiting.set(id, entry);
    port.post({ type: 'call', id, name, input });
    return id;
  };

  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const end = () => waiting.delete(id);
        const id = start(name, input, {
          onOutput(output) {
            end();
            const parsed = contract[name].output.safeParse(output);
            if (parsed.success) resolve(parsed.data as never);
            else reject(parsed.error);
          },
          onEvent() {
            end();
            reject(new TypeError(`${name} answered with an event`));
          },
          onProblem(problem) {
            waiting.delete(id);
            reject(InklingError.from(problem));
          },
        });
      }),

    async *stream(name, input, signal, onStanding) {
      const queue: unknown[] = [];
      let problem: Problem | null = null;
      let wake = () => {};
      const id = start(name, input, {
        onOutput: () => {},
        onEvent(event) {
          queue.push(event);
          wake();
        },
        onStanding,
        onProblem(given) {
          problem = given;
          wake();
        },
      });
      const cancel = () => {
        if (waiting.has(id)) port.post({ type: 'cancel', id });
      };
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel);
      try {
        for (;;) {
          if (queue.length === 0) {
            const given = problem as Problem | null;
            if (given) throw InklingError.from(given);
            await new Promise<void>((resolve) => (wake = resolve));
            continue;
          }
          const event = contract[name].event.parse(queue.shift());
          if (event.type === 'failed') {
            waiting.delete(id);
            throw InklingError.from(event.problem);
          }
          if (isLastEvent(event)) waiting.delete(id);
          yield event as never;
          if (isLastEvent(event)) return;
        }
      } finally {
        signal?.removeEventListener('abort', cancel);
        cancel();
        waiting.delete(id);
      }
    },

    close() {
      port.close();
      closeAll();
    },
  };
}
