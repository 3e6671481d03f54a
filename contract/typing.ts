import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { idSchema } from './projects.ts';

/** The longest text that is kept while it is being typed, in characters. */
const typedLimit = 200_000;
/** For so long typing that nobody came back to is kept. */
export const typedDays = 30;

const placeSchema = z.string().regex(/^[0-9a-f]{64}$/u, 'A place is known by its SHA-256.');

/** What is being typed and has not been sent yet, so that no crash takes it away. */
export const typing = {
  /** Keeps what stands in a field, in place of what was kept of it before. `base` is what stood there to begin with. */
  'typing.keep': rpc(
    z.object({
      place: placeSchema,
      projectId: idSchema.nullable(),
      base: z.string().max(typedLimit),
      text: z.string().max(typedLimit, `At most ${typedLimit} characters are kept.`),
    }),
    z.object({}),
  ),
  /** Forgets it: it was sent, or given up. */
  'typing.forget': rpc(z.object({ place: placeSchema }), z.object({})),
  /** Everything that is kept. */
  'typing.list': rpc(
    z.object({}),
    z.array(
      z.object({ place: placeSchema, projectId: idSchema.nullable(), base: z.string(), text: z.string() }),
    ),
  ),
};
