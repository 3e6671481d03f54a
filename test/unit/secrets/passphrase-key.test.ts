import { expect, test } from 'vitest';
import { passphraseKey } from '../../../backend/secrets/passphrase-key.ts';

test('a passphrase becomes the key that RFC 7914 says', async () => {
  // Section 12, the first 32 of the 64 bytes of its third and fourth vectors.
  const cost = { n: 16_384, r: 8, p: 1 };
  const key = await passphraseKey('pleaseletmein', Buffer.from('SodiumChloride'), cost);
  expect(key.toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2');
  const few = await passphraseKey('password', Buffer.from('NaCl'), { n: 1024, r: 8, p: 16 });
  expect(few.toString('hex')).toBe('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162');
});

test('composed and decomposed letters are the same passphrase', async () => {
  const cost = { n: 1024, r: 8, p: 1 };
  const key = (words: string) => passphraseKey(words, Buffer.from('salt'), cost);
  expect(await key('cafe\u0301')).toEqual(await key('caf\u00e9'));
  expect(await key('cafe')).not.toEqual(await key('caf\u00e9'));
});

test('a cost that nobody can pay is refused', async () => {
  const cost = { n: 1000, r: 8, p: 1 };
  await expect(passphraseKey('words', Buffer.from('salt'), cost)).rejects.toThrow();
});
