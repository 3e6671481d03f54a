import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { keyProtectionSchema } from './system.ts';

/** What a person chooses to open the database with. Short ones are refused; long sentences are welcome. */
export const passphraseSchema = z.string().min(8).max(1024);
/** A passphrase or a recovery key as somebody typed it, right or wrong. */
export const secretSchema = z.string().min(1).max(1024);

/**
 * What the system offers to guard a key. `scrambles`: a Linux session without a keyring, where Electron only
 * scrambles with a password that is public; that guards nothing and counts as none.
 */
export const keychainStateSchema = z.enum(['available', 'none', 'scrambles']);
export type KeychainState = z.infer<typeof keychainStateSchema>;

/** Who opens the database now. */
export const keyStateSchema = z.object({
  protection: keyProtectionSchema,
  keychain: keychainStateSchema,
  /** When the recovery key was made, in milliseconds since 1970; null when there is none. */
  recoveryKeyMadeAt: z.int().nullable(),
});
export type KeyState = z.infer<typeof keyStateSchema>;

/** What must be shown while a passphrase is set: the passphrase or the recovery key. Null while none is. */
const proof = secretSchema.nullable().default(null);

export const keys = {
  'keys.state': rpc(z.object({}), keyStateSchema),
  /** Sets or changes the passphrase; the key no longer lies in the keychain or in a file. */
  'keys.setPassphrase': rpc(z.object({ passphrase: passphraseSchema, current: proof }), keyStateSchema),
  /** Gives the key back to the keychain, or, where there is none, to a file that only its owner may read. */
  'keys.removePassphrase': rpc(z.object({ current: secretSchema }), keyStateSchema),
  /** Makes a recovery key in place of any earlier one. It is answered this once and kept nowhere. */
  'keys.makeRecoveryKey': rpc(z.object({ current: proof }), z.object({ recoveryKey: z.string() })),
  'keys.removeRecoveryKey': rpc(z.object({ current: proof }), keyStateSchema),
};
