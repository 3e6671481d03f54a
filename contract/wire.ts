import { z } from 'zod';
import { problemSchema } from './errors.ts';

/** What a client may send. Inputs are parsed by the endpoint's own schema afterwards. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: z.int() }),
]);

/**
 * What a call waits for, of whatever endpoint it is: its place in the line for the models (1 is the next), or the reading of
 * a long prompt, 0 to 1; `working` once neither is so any more.
 */
export const standingSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('queued'), place: z.int().min(1) }),
  z.object({ type: z.literal('reading'), share: z.number().min(0).max(1) }),
  z.object({ type: z.literal('working') }),
]);
export type Standing = z.infer<typeof standingSchema>;

/** What the backend may answer; `id` is that of the call. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result'), id: z.int(), output: z.unknown() }),
  z.object({ type: z.literal('event'), id: z.int(), event: z.unknown() }),
  z.object({ type: z.literal('standing'), id: z.int(), standing: standingSchema }),
  z.object({ type: z.literal('error'), id: z.int(), problem: problemSchema }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/** One end of a channel that carries structured-cloneable messages in order. */
export interface Port {
  post(message: unknown): void;
  /** Called for each message that arrives; replaces any earlier listener. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void;
  close(): void;
}
