import { randomBytes, scrypt } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
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
  const { n, r, p, salt } = encryption;
  // Composed and decomposed letters are the same to whoever types them.
  const words = passphrase.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(
      words,
      Buffer.from(salt, 'base64'),
      32,
      { N: n, r, p, maxmem: 128 * n * r + 32 * 1024 * 1024 },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
