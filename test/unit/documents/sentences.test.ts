import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../../backend/documents/sentences.ts';

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  [['Unplug it first.', 'Let it cool.']],
  [['Use a mild cleaner, e.g. vinegar.', 'Rinse twice.']],
  [['It suits most kettles, i.e. Those of steel.', 'Others rust.']],
  [['Ask Dr. Jane Miller or Mr. J. R. Smith.', 'They know.']],
  [['See No. 5 and Fig. 3 on p. 12.', 'Then go on.']],
  [['Do you agree?', 'No.', 'I do not.']],
  [['It costs 3.50 euros.', 'Version 2.0.1 is free.', 'Write to a.b@example.com or see www.example.com.']],
  [['Lids, filters, etc. are sold apart.', 'We sell lids, filters, etc.', 'Ask for them.']],
  [['We open at 9 a.m. on Mondays.', 'We close at 5 p.m.', 'Nobody is here then.']],
  [['“Stop!” he said.', '(It was late.)', 'We left.']],
  [['1. Unplug the kettle.', 'Wait.']],
  [['Made by Acme Inc. in the U.S. since 1990.', 'It lasts.']],
  [['Error E-4012 means no water.', 'Refill it… then restart.', 'Wait.']],
  [['请先拔下电源插头。', '水壶冷却后再清洗！', '您明白了吗？', '版本为2.0.1。']],
  [['他说：“不行。”', '然后离开了。']],
  [['型号 K-20 的价格是 3.5 元。', 'The price is low.']],
])('%j', (expected) => {
  const isChinese = /\p{Script=Han}/u.test(expected[0]!);
  expect(split(expected.join(isChinese ? '' : ' '))).toEqual(expected);
});

test('a line end ends a sentence, an abbreviation notwithstanding', () => {
  expect(split('Open until 5 p.m\nAsk for Dr.\nMiller')).toEqual([
    'Open until 5 p.m',
    'Ask for Dr.',
    'Miller',
  ]);
});

test('a part of a text is split with offsets into the whole', () => {
  const text = 'Not this. One. Two. Nor this.';
  expect(sentences(text, 10, 19)).toEqual([
    { start: 10, end: 14 },
    { start: 15, end: 19 },
  ]);
});

test('sentences are in order, never overlap, and leave out nothing but spaces', () => {
  const piece = fc.constantFrom(
    'Dr. ',
    'e.g. ',
    'Yes. ',
    '3.5',
    ' ',
    '\n',
    '好。',
    '！',
    'No. 5',
    'x',
    'Ü',
    '😀',
    '"',
    '(a) ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((pieces) => pieces.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (text) => {
        let at = 0;
        for (const { start, end } of sentences(text)) {
          expect(start).toBeLessThan(end);
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      },
    ),
  );
});
