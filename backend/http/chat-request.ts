import { z } from 'zod';
import type { Turn } from '../../contract/assistant.ts';
import { InklingError } from '../../contract/errors.ts';

/** The model that answers from the project's sources. */
export const assistantModel = 'inkling-assistant';

const textSchema = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal('text'), text: z.string() }))
    .transform((parts) => parts.map((part) => part.text).join('\n')),
]);

/** What is read of a chat request; what this assistant has no use for (temperature, top_p, ...) is let pass. */
const chatRequestSchema = z.object({
  model: z.string(),
  messages: z
    .array(z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: textSchema }))
    .min(1, 'There is no message.')
    .max(200, 'A conversation has at most 200 messages.'),
  stream: z.boolean().nullish(),
  seed: z.int().min(0).max(0xffffffff).nullish(),
  n: z.literal(1, 'One answer at a time: n is 1.').nullish(),
});

/** A question with what was said before it. */
export interface ChatQuestion {
  readonly question: string;
  readonly history: readonly Turn[];
  readonly stream: boolean;
  readonly seed: number | undefined;
}

/**
 * Reads the body of a chat request. System messages are passed over: how the assistant behaves is set in the app, and
 * a client must not be able to talk it out of its sources. Throws `invalid-input`.
 */
export function readChatRequest(body: unknown): ChatQuestion {
  const parsed = chatRequestSchema.safeParse(body);
  if (!parsed.success) throw badRequest(z.prettifyError(parsed.error).replaceAll('\n', ' '));
  const { model, messages, stream, seed } = parsed.data;
  if (model !== assistantModel) throw badRequest(`There is no chat model "${model.slice(0, 80)}".`);
  const turns = messages.filter(({ role }) => role === 'user' || role === 'assistant');
  const last = turns.at(-1);
  if (last?.role !== 'user') throw badRequest('The last message is not a question of the user.');
  const history = turns
    .slice(0, -1)
    .map(({ role, content }): Turn => ({ role: role === 'user' ? 'customer' : 'assistant', text: content }));
  return { question: last.content, history, stream: stream ?? false, seed: seed ?? undefined };
}

function badRequest(message: string): InklingError {
  return new InklingError('invalid-input', message, `Ask "${assistantModel}"; see docs/assistant.md.`);
}
