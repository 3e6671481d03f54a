import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { InklingError } from '../../../contract/errors.ts';

/** What is bound to the cipher text, so that no other use of a key can be passed off as a mapping. */
const purpose = Buffer.from('inkling masking 1');
const prefix = 'inkling-mask-1.';
const ivBytes = 12;
const tagBytes = 16;

/** What placeholders stand for. */
export type Mapping = Readonly<Record<string, string>>;

/** Encrypts a mapping with a key made for it alone: AES-256-GCM (NIST SP 800-38D), random 96-bit IV. */
export function seal(mapping: Mapping): { mapping: string; key: string } {
  const key = randomBytes(32);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(purpose);
  const data = Buffer.concat([cipher.update(JSON.stringify(mapping), 'utf8'), cipher.final()]);
  const whole = Buffer.concat([iv, cipher.getAuthTag(), data]);
  return { mapping: prefix + whole.toString('base64url'), key: key.toString('base64url') };
}

/** Opens what `seal` made. Throws `invalid-input` for another key and for a mapping that was changed. */
export function unseal(mapping: string, key: string): Mapping {
  const bare = mapping.trim();
  const keyBytes = Buffer.from(key.trim(), 'base64url');
  const whole = Buffer.from(bare.slice(prefix.length), 'base64url');
  if (!bare.startsWith(prefix) || whole.length < ivBytes + tagBytes)
    throw new InklingError(
      'invalid-input',
      'This is no mapping that Inkling made, or only a part of one. Nothing was changed.',
      'Take the whole file that was saved with the masked text.',
    );
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyBytes, whole.subarray(0, ivBytes))
      .setAAD(purpose)
      .setAuthTag(whole.subarray(ivBytes, ivBytes + tagBytes));
    const data = Buffer.concat([decipher.update(whole.subarray(ivBytes + tagBytes)), decipher.final()]);
    return JSON.parse(data.toString('utf8')) as Mapping;
  } catch (error) {
    throw new InklingError(
      'invalid-input',
      'This key doesn’t open this mapping. Nothing was changed.',
      'Each masking has a key of its own: take the one that was shown with it.',
      { cause: error },
    );
  }
}
