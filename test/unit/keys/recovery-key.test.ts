import { expect, it } from 'vitest';
import { newRecoveryKey, readRecoveryKey } from '../../../backend/store/keys/recovery-key.ts';

it('is nine groups of four, different each time, and is read again', () => {
  const keys = Array.from({ length: 200 }, newRecoveryKey);
  for (const key of keys) {
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(readRecoveryKey(key)).toBe(key.replaceAll('-', '').slice(0, 32));
  }
  expect(new Set(keys).size).toBe(keys.length);
});

it('is read however it was typed', () => {
  const key = newRecoveryKey();
  const secret = readRecoveryKey(key);
  for (const typed of [
    key.toLowerCase(),
    ` ${key.replaceAll('-', ' ')}\n`,
    key.replaceAll('-', ''),
    key.replaceAll('-', '–'),
    key.replaceAll('0', 'o').replaceAll('1', 'l'),
    key.replaceAll('1', 'I'),
  ])
    expect(readRecoveryKey(typed), typed).toBe(secret);
});

it('a wrong letter, a swap, a missing or a surplus letter is noticed', () => {
  const key = newRecoveryKey().replaceAll('-', '');
  const wrong = Array.from(key).map(
    (letter, place) => key.slice(0, place) + (letter === 'Z' ? 'Y' : 'Z') + key.slice(place + 1),
  );
  const swapped = Array.from(key.slice(1)).flatMap((letter, place) =>
    letter === key[place] ? [] : [key.slice(0, place) + letter + key[place]! + key.slice(place + 2)],
  );
  for (const typed of [...wrong, ...swapped, key.slice(1), `${key}0`, '', 'x'.repeat(36), '口'.repeat(36)])
    expect(readRecoveryKey(typed), typed).toBeNull();
});
