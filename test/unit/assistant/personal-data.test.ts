import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, maskPersonalData } from '../../../backend/assistant/personal-data/mask.ts';

const kindsOf = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('personal data', () => {
  it.each([
    ['email', 'anna.b+shop@mail.example.org'],
    ['iban', 'DE89 3704 0044 0532 0130 00'],
    ['iban', 'GB82WEST12345698765432'],
    ['card', '4111 1111 1111 1111'],
    ['card', '5500-0000-0000-0004'],
    ['chinese-id', '11010519491231002X'],
    ['chinese-mobile', '13812345678'],
    ['chinese-mobile', '+86 138-1234-5678'],
    ['phone', '+49 (0)30 123456-7'],
    ['phone', '0171/2345678'],
    ['phone', '06.12.34.56.78'],
    ['phone', '(030) 123 456 7'],
    ['phone', '555-123-4567'],
    ['phone', '0049 30 1234567'],
    ['phone', '00493012345678'],
    ['phone', '1-800-555-0199'],
    ['phone', '1 (415) 555-0100'],
    ['ip-address', '192.168.178.1'],
    ['ip-address', '2001:db8::ff00:42:8329'],
    ['ip-address', 'fe80::1'],
    ['ip-address', '::ffff:192.0.2.128'],
    ['ip-address', '2001:db8:85a3:0:0:8a2e:370:7334'],
  ])('of the kind %s are found: %s', (kind, value) => {
    expect(kindsOf(`Reach me: ${value}, please.`)).toEqual([[kind, value]]);
    expect(kindsOf(value)).toEqual([[kind, value]]);
    expect(kindsOf(`我的是${value}。谢谢`)).toEqual([[kind, value]]);
  });

  it.each([
    ['phone: ', '555-0134'],
    ['Tel. ', '98765 43210'],
    ['电话：', '8765 4321'],
  ])('of any form are found behind a word that says so: %s%s', (word, value) => {
    expect(kindsOf(`${word}${value}, please.`)).toEqual([['phone', value]]);
  });

  it.each([
    'E-4012 came up, and E-3005 after that.',
    'It costs 1,299.00 euros, or 49 a month.',
    'On 2026-11-24 at 12:30:45, or on 24.11.2026.',
    'Firmware version 1.20.3.4 is out; 10.0 as well.',
    'Order 4111111111111112 is not a card, its check digit is wrong.',
    'Part DE12 BX44 7710 is no account.',
    '110105194912310021 is no identity number.',
    'From 12 to 15 cm, 0.2 W, 868 MHz, 3 x 4 m.',
    'Serial 00000000-1111',
    'Invoice 0012345678 of 2026',
    'Ticket 20261103-0042 is still open.',
    'On 04.03.2026 12:30, or 04.03.26.',
    'See section 4.1.2.3, or std::min at 7:30:15.',
    '固件 1.20.3.4 已发布',
    'pages 010-020 and 100-200-300',
  ])('are not seen where there are none: %s', (text) => {
    expect(kindsOf(text)).toEqual([]);
  });

  it('are masked in place, and nothing else is touched', () => {
    expect(maskPersonalData('Write to a@b.example or call +49 30 1234567!')).toEqual({
      text: 'Write to [email] or call [phone]!',
      kinds: ['email', 'phone'],
    });
    expect(maskPersonalData('Nothing here.')).toEqual({ text: 'Nothing here.', kinds: [] });
  });

  it('are found in any text in a reasonable time, and masking twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const once = maskPersonalData(text).text;
        expect(maskPersonalData(once).text).toBe(once);
      }),
      { numRuns: 300 },
    );
    for (const nasty of [
      '0 '.repeat(2000),
      '+1 '.repeat(1500),
      'a.'.repeat(2000) + '@',
      '1:'.repeat(2000),
      '4'.repeat(4000),
    ])
      expect(maskPersonalData(nasty).text.length).toBeGreaterThan(0);
  });
});
