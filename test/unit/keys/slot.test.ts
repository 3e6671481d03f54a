import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newRecoveryKey } from '../../../backend/store/keys/recovery-key.ts';
import { openSlot, sealKey, slotSchema, type Slot } from '../../../backend/store/keys/slot.ts';

const key = randomBytes(32);
const passphrase = 'correct horse battery staple';
let slot: Slot;
beforeAll(async () => {
  slot = await sealKey(key, 'passphrase', passphrase);
});

describe('a key wrapped by a passphrase', () => {
  it('opens with it, and is as written to a file and read again', async () => {
    const read = slotSchema.parse(JSON.parse(JSON.stringify(slot)));
    expect(read).toEqual(slot);
    expect(await openSlot(read, passphrase)).toEqual(key);
    expect(JSON.stringify(slot)).not.toContain(key.toString('base64'));
  });

  it('opens with the same characters typed as other bytes', async () => {
    const composed = await sealKey(key, 'passphrase', 'd\u00e9j\u00e0 vu \ud55c');
    expect(await openSlot(composed, 'de\u0301ja\u0300 vu \u1112\u1161\u11ab')).toEqual(key);
  });

  it.each(['', 'correct horse battery stapl', 'Correct horse battery staple', `${passphrase} `])(
    'does not open with “%s”',
    async (wrong) => expect(await openSlot(slot, wrong)).toBeNull(),
  );

  it('does not open after anything in it was altered', async () => {
    const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
    const altered: Slot[] = [
      { ...slot, madeAt: slot.madeAt + 1 },
      { ...slot, salt: flip(slot.salt) },
      { ...slot, nonce: flip(slot.nonce) },
      { ...slot, sealed: flip(slot.sealed) },
      { ...slot, tag: flip(slot.tag) },
      { ...slot, kdf: { name: 'scrypt', logN: 16, r: 8, p: 1 } } as Slot,
      { ...slot, kdf: { name: 'scrypt', logN: 17, r: 8, p: 2 } } as Slot,
    ];
    for (const one of altered) expect(await openSlot(slotSchema.parse(one), passphrase)).toBeNull();
  });

  it('is derived beside the event loop', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await openSlot(slot, 'wrong, but slow');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('a key wrapped by a recovery key', () => {
  it('opens with it however it is typed, and with no other', async () => {
    const recoveryKey = newRecoveryKey();
    const sealed = await sealKey(key, 'recovery-key', recoveryKey);
    expect(await openSlot(sealed, recoveryKey.toLowerCase().replaceAll('-', ' '))).toEqual(key);
    expect(await openSlot(sealed, newRecoveryKey())).toBeNull();
    expect(await openSlot(sealed, passphrase)).toBeNull();
  });

  it('is not made from anything else', async () => {
    await expect(sealKey(key, 'recovery-key', 'my own words')).rejects.toThrow(RangeError);
  });
});

it('a file can’t ask for more than 256 MiB, nor for less than it should', () => {
  const scrypt = { name: 'scrypt', logN: 17, r: 8, p: 1 };
  for (const kdf of [
    { ...scrypt, logN: 26 },
    { ...scrypt, logN: 19 },
    { ...scrypt, logN: 1 },
    { ...scrypt, logN: 17.5 },
    { ...scrypt, logN: -17 },
    { ...scrypt, logN: '17' },
    { ...scrypt, r: 1024 },
    { ...scrypt, r: 1 },
    { ...scrypt, p: 1e6 },
    { ...scrypt, p: 0 },
    { ...scrypt, maxmem: 2 ** 40 },
    { name: 'argon2', logN: 17, r: 8, p: 1 },
    { name: 'hkdf-sha256' },
    {},
    null,
  ])
    expect(slotSchema.safeParse({ ...slot, kdf }).success, JSON.stringify(kdf)).toBe(false);
  for (const change of [
    { salt: '' },
    { salt: 'A'.repeat(1000) },
    { nonce: 'short' },
    { sealed: 'AAAA' },
    { tag: 'AAAA' },
    { kind: 'keychain' },
    { extra: 1 },
    { madeAt: -1 },
  ])
    expect(slotSchema.safeParse({ ...slot, ...change }).success, JSON.stringify(change)).toBe(false);
});
