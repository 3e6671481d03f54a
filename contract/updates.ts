import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { problemSchema } from './errors.ts';
import { timeSchema } from './projects.ts';

const updateStateSchema = z.object({
  /** The version that runs. */
  version: z.string(),
  /** Who would be asked; null for a copy that was built without an address, which asks nobody. */
  host: z.string().nullable(),
  /** Whether a person allowed it. Nothing is asked before. */
  looks: z.boolean(),
  /** When it was asked last, answered or not. */
  askedAt: timeSchema.nullable(),
  /** A newer version; null where there is none, or it was not asked since the start. */
  found: z.object({ version: z.string(), bytes: z.int().nonnegative(), isFetched: z.boolean() }).nullable(),
  /** Whether this copy is one file that can be replaced: an AppImage. */
  canReplace: z.boolean(),
  fetching: z.object({ doneBytes: z.int().nonnegative(), totalBytes: z.int().nonnegative() }).nullable(),
  /** Why the last asking or fetching came to nothing. */
  problem: problemSchema.nullable(),
  /** The version whose file is in place, and runs from the next start on. */
  placed: z.string().nullable(),
});
export type UpdateState = z.infer<typeof updateStateSchema>;

/** Newer versions of Inkling: off until a person allows it, and each step on their word. */
export const updates = {
  'updates.state': rpc(z.object({}), updateStateSchema),
  /** Allows asking once a day and by hand, or ends it and throws away what was fetched. */
  'updates.setLooking': rpc(z.object({ looks: z.boolean() }), updateStateSchema),
  /** Asks now which version is the newest. */
  'updates.look': rpc(z.object({}), updateStateSchema),
  /** Begins to fetch what was found; the state says how far it is, and what it came to. */
  'updates.fetch': rpc(z.object({}), updateStateSchema),
  'updates.stopFetching': rpc(z.object({}), updateStateSchema),
  /** Puts the file that was fetched in the place of the one that runs. */
  'updates.place': rpc(z.object({}), updateStateSchema),
};
