import { z } from 'zod';
import { backupIdSchema, backupSchema } from './backups.ts';
import { rpc } from './endpoint.ts';
import { passphraseSchema, secretSchema } from './keys.ts';

/**
 * Why the database isn't open: a passphrase is wanted; the keychain that guarded the key is not here (a moved profile,
 * a lost keychain); the key file is gone. In the last two only the recovery key opens it.
 */
export const lockReasonSchema = z.enum(['passphrase', 'keychain', 'key-gone']);
export type LockReason = z.infer<typeof lockReasonSchema>;

/** What stands between a person and the database. */
export const doorStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({
    kind: z.literal('locked'),
    reason: lockReasonSchema,
    dataFolder: z.string(),
    hasRecoveryKey: z.boolean(),
    /** How long no further try is taken, in milliseconds. */
    waitMs: z.int().nonnegative(),
  }),
  z.object({
    kind: z.literal('damaged'),
    /** The database, left as it is. */
    file: z.string(),
    /** Newest first. */
    backups: z.array(backupSchema),
  }),
]);
export type DoorState = z.infer<typeof doorStateSchema>;

/** What can be asked before the database is open: nothing else is answered until then. */
export const door = {
  'door.state': rpc(z.object({}), doorStateSchema),
  /**
   * Opens a locked database. Throws `passphrase-wrong`, also while a pause after wrong tries runs. `newPassphrase`
   * takes the place of a forgotten one.
   */
  'door.unlock': rpc(
    z.object({
      by: z.enum(['passphrase', 'recovery-key']),
      secret: secretSchema,
      newPassphrase: passphraseSchema.optional(),
    }),
    z.object({}),
  ),
  /** Sets a damaged database aside and opens a backup in its place. */
  'door.restore': rpc(z.object({ id: backupIdSchema }), z.object({})),
  /** Sets a damaged database aside and begins an empty one. */
  'door.startEmpty': rpc(z.object({}), z.object({})),
};
