import { scrypt } from 'node:crypto';

/** What scrypt (RFC 7914) costs: memory is about 128 · n · r bytes, and time grows with n · r · p. */
export interface ScryptCost {
  /** A power of two. */
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

const keySizeBytes = 32;

/**
 * The key of 32 bytes that a passphrase stands for, by scrypt; derived on a thread of Node's own. Rejects when the
 * memory can't be had. Composed and decomposed letters, which differ from machine to machine, are the same here (NFKC).
 */
export function passphraseKey(passphrase: string, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> {
  // What OpenSSL asks for (RFC 7914, section 6: the blocks of B, V and T), and some room.
  const maxmem = 128 * r * (n + p + 2) + 2 ** 20;
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keySizeBytes, { N: n, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
