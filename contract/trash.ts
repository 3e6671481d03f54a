import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';

/** For so long what was deleted can be brought back, also after the app was closed. */
export const trashDays = 30;

/** What can be deleted and brought back. */
export const trashKinds = [
  'project',
  'idea',
  'scores',
  'plan',
  'evidence',
  'text',
  'template',
  'source',
  'conversation',
  'dataset',
  'table',
  'run',
  'pictures',
  'analysis',
] as const;
const trashKindSchema = z.enum(trashKinds);
export type TrashKind = z.infer<typeof trashKindSchema>;

const trashItemSchema = z.object({ kind: trashKindSchema, id: idSchema });
export type TrashItem = z.infer<typeof trashItemSchema>;

const trashedSchema = trashItemSchema.extend({
  /** Null for a template, which is of no project. */
  projectId: idSchema.nullable(),
  projectName: z.string(),
  /** May be empty, as some things have no name. */
  name: z.string(),
  deletedAt: timeSchema,
});
export type Trashed = z.infer<typeof trashedSchema>;

const items = z
  .array(trashItemSchema)
  .min(1, 'Name at least one thing.')
  .max(5000, 'At most 5000 at a time.');

/** What was deleted: to be brought back within 30 days, or to go at once. */
export const trash = {
  /** The latest first. What hangs on something that is deleted comes back with it and is not named by itself. */
  'trash.list': rpc(z.object({ projectId: idSchema.nullable().default(null) }), z.array(trashedSchema)),
  /** Brings things back, all or none. Throws `not-found` when one is gone. */
  'trash.restore': rpc(z.object({ items }), z.object({})),
  /**
   * Takes things away for good, with everything that hangs on them: when it answers no page and no log of the database
   * holds a word of them. Everything else waits meanwhile. What is not deleted is left alone. Backups keep what they hold.
   */
  'trash.deleteForGood': rpc(
    z.object({ items: z.union([items, z.literal('all')]) }),
    z.object({ count: z.int() }),
  ),
};
