import { assertNever } from '../../contract/assert-never.ts';
import { contract, type EndpointName } from '../../contract/index.ts';
import { cancelledError, type Problem } from '../../contract/errors.ts';
import { isLastEvent } from '../../contract/endpoint.ts';
import type { CallContext, Handlers } from '../../contract/handlers.ts';
import { clientMessageSchema, type Port, type ServerMessage } from '../../contract/wire.ts';
import { duringCall, type Call } from './call.ts';
import { tooMuchIn } from './input-limits.ts';
import { parseOutput } from './parse-output.ts';
import { withoutUndefined } from './left-out.ts';
import { inputProblem, problemOf } from './problem-of.ts';
import { wellFormed } from './well-formed.ts';

/** Told about failures that no client can mend: the endpoint, and what was thrown. */
export type ReportFailure = (endpoint: string, error: unknown) => void;

type AnyRpcHandler = (input: unknown, context: CallContext) => unknown;
type AnyStreamHandler = (input: unknown, context: CallContext) => AsyncIterable<unknown>;

/** A port that is being served. */
export interface Service {
  /** Aborts every call and takes no more; resolves when the last handler has ended. */
  stop(): Promise<void>;
  /** Resolves when the port is closed and the last handler has ended. */
  readonly ended: Promise<void>;
}

/**
 * Answers the calls that arrive at a port until it closes, which aborts whatever is still running.
 * Messages, inputs, outputs and events are parsed here, so that handlers trust their types.
 */
export function serve(port: Port, handlers: Handlers, report: ReportFailure): Service {
  const running = new Map<number, AbortController>();
  const calls = new Set<Promise<void>>();
  const origin = {};
  let open = true;

  const post = (message: ServerMessage) => {
    if (open) port.post(message);
  };
  const refuse = (id: number, problem: Problem) => post({ type: 'error', id, problem });

  const explain = (name: string, error: unknown, signal: AbortSignal): Problem => {
    const problem = problemOf(error, signal);
    if (problem.code === 'internal') report(name, error);
    return problem;
  };

  const answer = async (id: number, name: EndpointName, input: unknown, signal: AbortSignal) => {
    const endpoint = contract[name];
    if (endpoint.kind !== 'rpc') return;
    try {
      const output = await (handlers[name] as AnyRpcHandler)(input, { signal });
      post({ type: 'result', id, output: await parseOutput(endpoint.output, output) });
    } catch (error) {
      refuse(id, explain(name, error, signal));
    }
  };

  const tell = async (id: number, name: EndpointName, input: unknown, signal: AbortSignal) => {
    const endpoint = contract[name];
    if (endpoint.kind !== 'stream') return;
    try {
      for await (const given of (handlers[name] as AnyStreamHandler)(input, { signal })) {
        const event = endpoint.event.parse(given);
        post({ type: 'event', id, event });
        if (isLastEvent(event)) return;
      }
      throw signal.aborted ? cancelledError() : new Error(`${name} ended without its last event`);
    } catch (error) {
      post({ type: 'event', id, event: { type: 'failed', problem: explain(name, error, signal) } });
    }
  };

  const start = async (id: number, name: string, given: unknown) => {
    if (running.has(id)) return refuse(id, badCall(`Call ${id} is still running.`));
    if (!isEndpoint(name)) return refuse(id, badCall(`There is no endpoint called "${name.slice(0, 80)}".`));
    const excess = tooMuchIn(given);
    if (excess) return refuse(id, excess);
    const endpoint = contract[name];
    const input = endpoint.input.safeParse(given);
    if (!input.success) return refuse(id, inputProblem(input.error));
    const controller = new AbortController();
    running.set(id, controller);
    const work = endpoint.kind === 'rpc' ? answer : tell;
    const call: Call = {
      origin,
      stand(standing) {
        // What a call left behind may still wait for something when it has been answered.
        if (running.get(id) === controller) post({ type: 'standing', id, standing });
      },
    };
    await duringCall(call, () => work(id, name, wellFormed(withoutUndefined(input.data)), controller.signal));
    running.delete(id);
  };

  const keepTrackOf = (name: string, call: Promise<void>) => {
    // Everything a handler can throw is answered within; what is left is a port that can't post.
    const ended = call.catch((error: unknown) => report(name, error)).finally(() => calls.delete(ended));
    calls.add(ended);
  };

  const onMessage = (raw: unknown) => {
    if (!open) return;
    const parsed = clientMessageSchema.safeParse(raw);
    if (!parsed.success) {
      const id = callIdOf(raw);
      if (id !== null) refuse(id, inputProblem(parsed.error));
      return;
    }
    const message = parsed.data;
    switch (message.type) {
      case 'call':
        keepTrackOf(message.name, start(message.id, message.name, message.input));
        return;
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      default:
        assertNever(message);
    }
  };

  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const onClose = () => {
    open = false;
    for (const controller of running.values()) controller.abort();
    void Promise.all(calls).then(end);
  };

  port.listen(onMessage, onClose);
  return {
    async stop() {
      onClose();
      await ended;
    },
    ended,
  };
}

/** Own keys only: `constructor` and `__proto__` are not endpoints. */
function isEndpoint(name: string): name is EndpointName {
  return Object.hasOwn(contract, name);
}

function callIdOf(raw: unknown): number | null {
  const id = (raw as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : null;
}

function badCall(message: string): Problem {
  return { code: 'invalid-input', message, remedy: 'Use an app and a backend of the same version.' };
}
