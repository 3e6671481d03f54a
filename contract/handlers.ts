import type { EndpointName, EventOf, OutputOf, ParsedInputOf, RpcName, StreamName } from './index.ts';

/** What a handler gets besides its input. */
export interface CallContext {
  /** Aborted when the client cancels or goes away; work ends within one token. */
  readonly signal: AbortSignal;
}

/** The answer to a question; the transport parses the input before and the output after. */
export type RpcHandler<N extends RpcName> = (
  input: ParsedInputOf<N>,
  context: CallContext,
) => Promise<OutputOf<N>> | OutputOf<N>;

/** The events of a stream, `done` last. Throwing becomes the `failed` event. */
export type StreamHandler<N extends StreamName> = (
  input: ParsedInputOf<N>,
  context: CallContext,
) => AsyncIterable<Exclude<EventOf<N>, { type: 'failed' }>>;

/** One handler for each endpoint: a forgotten one does not compile. */
export type Handlers = {
  [N in EndpointName]: N extends RpcName ? RpcHandler<N> : N extends StreamName ? StreamHandler<N> : never;
};
