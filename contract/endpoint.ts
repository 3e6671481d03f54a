import { z } from 'zod';
import { problemSchema } from './errors.ts';

/** A question with one answer. */
export interface Rpc<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'rpc';
  readonly input: Input;
  readonly output: Output;
}

/** Declares a question: the schema of what is sent and of what comes back. */
export function rpc<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Rpc<Input, Output> {
  return { kind: 'rpc', input, output };
}

/** The last event of a stream that did not succeed. Every stream has it. */
export const failedEventSchema = z.object({ type: z.literal('failed'), problem: problemSchema });

/**
 * Declares a stream, a request answered by events of which the last is `done` or `failed`: the schema of what is sent and the schemas of its events, each an object with
 * a literal `type`. One of them must be `done`; `failed` is added here.
 */
export function stream<
  Input extends z.ZodType,
  Events extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(input: Input, events: Events) {
  const event = z.discriminatedUnion('type', [...events, failedEventSchema]);
  return { kind: 'stream', input, event } as const;
}

/** True for the event after which a stream says nothing more. */
export function isLastEvent(event: unknown): boolean {
  const type = (event as { type?: unknown }).type;
  return type === 'done' || type === 'failed';
}
