import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wellFormed } from '../../backend/transport/well-formed.ts';

test('half of a pair becomes U+FFFD wherever it stands; the rest stays as it is', () => {
  const bytes = new Uint8Array([1, 2]);
  expect(wellFormed({ a: ['\ud83d', { b: 'x\udc00y' }], '\ud800': 1, bytes, none: null })).toEqual({
    a: ['\ufffd', { b: 'x\ufffdy' }],
    '\ufffd': 1,
    bytes,
    none: null,
  });
});

test('what needs no mending is the very same value, and nothing is mended twice', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      expect(wellFormed(value)).toBe(value);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const once = wellFormed(value);
      expect(wellFormed(once)).toBe(once);
    }),
  );
});
