import { createCipheriv, createDecipheriv, hkdf, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { passphraseKey } from '../../secrets/passphrase-key.ts';
import { keySizeBytes } from '../key.ts';
import { readRecoveryKey } from './recovery-key.ts';

const base64Of = (bytes: number) => z.base64().length(4 * Math.ceil(bytes / 3));
const sealedFields = {
  /** In milliseconds since 1970. */
  madeAt: z.int().nonnegative(),
  salt: base64Of(16),
  nonce: base64Of(12),
  /** The database key, encrypted with AES-256-GCM, and the tag that proves it. */
  sealed: base64Of(keySizeBytes),
  tag: base64Of(16),
};

/**
 * The database key, wrapped by one secret. The bounds are those of what this program ever writes, with room to grow: a
 * file that asks for more was written by somebody else, and is refused before any memory is taken. The most is scrypt
 * with N = 2^18 and r = 8, which takes 256 MiB.
 */
export const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passphrase'),
    kdf: z.strictObject({
      name: z.literal('scrypt'),
      logN: z.int().min(15).max(18),
      r: z.literal(8),
      p: z.int().min(1).max(4),
    }),
    ...sealedFields,
  }),
  z.strictObject({
    kind: z.literal('recovery-key'),
    kdf: z.strictObject({ name: z.literal('hkdf-sha256') }),
    ...sealedFields,
  }),
]);
export type Slot = z.infer<typeof slotSchema>;
type SlotKind = Slot['kind'];

/**
 * N = 2^17, r = 8, p = 1: 128 MiB and about half a second on a laptop, what OWASP's Password Storage Cheat Sheet asks
 * for at the least.
 */
const scryptNow = { name: 'scrypt', logN: 17, r: 8, p: 1 } as const;

const hkdfInPool = promisify(hkdf);

/** Wraps the database key with a secret. A recovery key has to be a well-formed one. */
export async function sealKey(key: Buffer, kind: SlotKind, secret: string): Promise<Slot> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const open = { madeAt: Date.now(), salt: salt.toString('base64'), nonce: nonce.toString('base64') };
  const head =
    kind === 'passphrase'
      ? { kind, kdf: scryptNow, ...open }
      : { kind, kdf: { name: 'hkdf-sha256' } as const, ...open };
  const wrapping = await derive(head, secret);
  if (!wrapping) throw new RangeError('A malformed recovery key seals nothing.');
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  cipher.setAAD(headBytes(head));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  wrapping.fill(0);
  return {
    ...head,
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/**
 * The database key, or null when the secret is not the one, or anything in the slot was altered: authenticated
 * encryption can't tell the two apart. Takes its time on another thread.
 */
export async function openSlot(slot: Slot, secret: string): Promise<Buffer | null> {
  const wrapping = await derive(slot, secret);
  if (!wrapping) return null;
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(slot.nonce, 'base64'), {
    authTagLength: 16,
  });
  decipher.setAAD(headBytes(slot));
  decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(slot.sealed, 'base64')), decipher.final()]);
  } catch {
    return null;
  } finally {
    wrapping.fill(0);
  }
}

type Head = Slot extends infer Each ? (Each extends Slot ? Omit<Each, 'sealed' | 'tag'> : never) : never;

/** 32 bytes from a secret; null for a recovery key that can't be one. */
async function derive(head: Head, secret: string): Promise<Buffer | null> {
  const salt = Buffer.from(head.salt, 'base64');
  if (head.kind === 'recovery-key') {
    const letters = readRecoveryKey(secret);
    if (letters === null) return null;
    return Buffer.from(await hkdfInPool('sha256', letters, salt, 'inkling recovery key', keySizeBytes));
  }
  const { logN, r, p } = head.kdf;
  return passphraseKey(secret, salt, { n: 2 ** logN, r, p });
}

/** Everything in the slot that is not secret, so that nothing of it can be exchanged. */
function headBytes(head: Head): Buffer {
  const kdf =
    head.kdf.name === 'scrypt' ? ['scrypt', head.kdf.logN, head.kdf.r, head.kdf.p] : [head.kdf.name];
  return Buffer.from(['inkling-keys', 1, head.kind, ...kdf, head.madeAt, head.salt, head.nonce].join('|'));
}
