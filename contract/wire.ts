import { z } from 'zod';
import { problemSchema } from './errors.ts';

/** What a client may send. Inputs are parsed by the endpoint's own schema afterwards. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: z.int() }),
]);

/** What the backend may answer; `id` is that of the call. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result'), id: z.int(), output: z.unknown() }),
  z.object({ type: z.literal('event'), id: z.int(), event: z.unknown() }),
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
