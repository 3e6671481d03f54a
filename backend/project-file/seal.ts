import { randomBytes } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import { passphraseKey } from '../secrets/passphrase-key.ts';
import type { FileHeader } from './header.ts';
import { scryptUsed } from './limits.ts';

type Encryption = NonNullable<FileHeader['encryption']>;

/** How a new file is sealed: scrypt with a salt of its own. */
export function newEncryption(): Encryption {
  return { cipher: 'aes-256-gcm', kdf: 'scrypt', ...scryptUsed, salt: randomBytes(16).toString('base64') };
}

/** The key of a file, 32 bytes; null for one that anybody can read. Throws `file-encrypted` without a passphrase. */
export function keyOf(
  encryption: FileHeader['encryption'],
  passphrase: string | null,
): Promise<Buffer | null> {
  if (!encryption) return Promise.resolve(null);
  if (passphrase === null)
    return Promise.reject(
      new InklingError(
        'file-encrypted',
        'This project file is locked with a passphrase.',
        'Type the passphrase that was chosen when the project was exported.',
      ),
    );
  return passphraseKey(passphrase, Buffer.from(encryption.salt, 'base64'), encryption);
}
