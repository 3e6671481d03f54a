import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';

/** Where the local endpoint can be reached, while it can. */
export const publishedSchema = z.object({
  projectId: idSchema,
  port: z.int(),
  /** `http://127.0.0.1:PORT`: this machine, and no other, reaches it. */
  address: z.string(),
  /** The chat page with the token in its fragment, which a browser never sends. */
  chatPage: z.string(),
  /** HTML that shows the chat page within another page on this machine. */
  snippet: z.string(),
  startedAt: timeSchema,
  /** Questions and texts answered since. */
  requests: z.int().nonnegative(),
  /** Requests turned away since: wrong token, foreign host or origin. */
  refused: z.int().nonnegative(),
});
export type Published = z.infer<typeof publishedSchema>;

const publishStateSchema = z.object({
  /** What clients send as `Authorization: Bearer TOKEN`: 256 random bits, kept in the database. */
  token: z.string(),
  /** Null while nothing is published, which is how the app starts. */
  published: publishedSchema.nullable(),
});
export type PublishState = z.infer<typeof publishStateSchema>;

/** The assistant for other programs on this machine: an OpenAI-compatible endpoint and a chat page. */
export const publish = {
  'publish.state': rpc(z.object({}), publishStateSchema),
  /** Begins to publish a project's assistant, until told to stop or the app ends. Refuses with `port-taken`. */
  'publish.start': rpc(
    z.object({
      projectId: idSchema,
      port: z
        .int('The port is a whole number.')
        .min(1024, 'The port is from 1024 to 65535.')
        .max(65535, 'The port is from 1024 to 65535.')
        .default(8017),
    }),
    publishStateSchema,
  ),
  /** Ends it; answers under way are cut off. Does nothing when nothing is published. */
  'publish.stop': rpc(z.object({}), publishStateSchema),
  /** A new token; the old one is worth nothing from then on. */
  'publish.renewToken': rpc(z.object({}), publishStateSchema),
};
