import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';

/** The name of its file: one of ours, never a path. */
export const backupIdSchema = z.string().regex(/^[a-z0-9][a-zA-Z0-9-]{0,120}(\.snapshot)?\.db$/u);

/**
 * Why it was made: every day by itself, when a person asked, before a newer Inkling changed the schema, or because
 * another took its place (a restore, or a damaged database).
 */
export const backupKindSchema = z.enum(['daily', 'asked', 'before-migration', 'set-aside']);
export type BackupKind = z.infer<typeof backupKindSchema>;

export const backupSchema = z.object({
  id: backupIdSchema,
  kind: backupKindSchema,
  /** In milliseconds since 1970. */
  madeAt: z.int(),
  sizeBytes: z.int(),
  /** `newer` was written by a newer Inkling; `unreadable` is damaged, or under another key. */
  state: z.enum(['good', 'newer', 'unreadable']),
  /** What it holds; null where that can't be read. */
  projects: z.int().nullable(),
  ideas: z.int().nullable(),
});
export type Backup = z.infer<typeof backupSchema>;

export const backups = {
  'backups.list': rpc(
    z.object({}),
    z.object({
      /** Newest first. */
      backups: z.array(backupSchema),
      /** Why the last daily one could not be made; null when it could. */
      skipped: z.object({ at: z.int(), why: z.enum(['disk-full', 'damaged', 'failed']) }).nullable(),
    }),
  ),
  /** Copies the database and reads the copy back in full before it counts. Throws `disk-full`, `database-damaged`. */
  'backups.make': stream(z.object({}), [
    z.object({ type: z.literal('progress'), doneBytes: z.int(), totalBytes: z.int() }),
    z.object({ type: z.literal('checking') }),
    z.object({ type: z.literal('done'), backup: backupSchema }),
  ]),
  /**
   * Sets the present database aside and opens the backup in its place. Every connection is closed a moment after the
   * answer, which names the database set aside.
   */
  'backups.restore': rpc(z.object({ id: backupIdSchema }), z.object({ setAside: backupIdSchema })),
  'backups.delete': rpc(
    z.object({ ids: z.array(backupIdSchema).min(1).max(1000) }),
    z.object({ deleted: z.int(), freedBytes: z.int() }),
  ),
};
