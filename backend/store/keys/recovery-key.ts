import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, which are read as something else (www.crockford.com/base32.html). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretBytes = 20;
const secretLetters = 32;
const checkLetters = 4;
const groupLetters = 4;

/**
 * A new recovery key: 160 random bits and 20 bits that check them, as nine groups of four letters and digits. It holds
 * so much chance that no slow derivation is needed behind it.
 */
export function newRecoveryKey(): string {
  const secret = toLetters(randomBytes(secretBytes), secretLetters);
  return (secret + checkOf(secret)).match(new RegExp(`.{${groupLetters}}`, 'gu'))!.join('-');
}

/**
 * The bare letters of a recovery key as somebody typed it: case, spaces and dashes don't matter, and letters that look
 * like digits are read as these. Null when it can't be one: its length or its check is wrong, so a letter is.
 */
export function readRecoveryKey(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  if (letters.length !== secretLetters + checkLetters) return null;
  if (Array.from(letters).some((letter) => !alphabet.includes(letter))) return null;
  const secret = letters.slice(0, secretLetters);
  return checkOf(secret) === letters.slice(secretLetters) ? secret : null;
}

function checkOf(secret: string): string {
  return toLetters(createHash('sha256').update(`inkling recovery key ${secret}`).digest(), checkLetters);
}

/** The first bits of some bytes, five to a letter. */
function toLetters(bytes: Buffer, count: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const total = BigInt(bytes.length * 8);
  return Array.from({ length: count }, (_, index) => {
    const shift = total - 5n * BigInt(index + 1);
    return alphabet[Number((bits >> shift) & 31n)];
  }).join('');
}
