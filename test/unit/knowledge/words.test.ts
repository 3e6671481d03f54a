import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf, possibleCodesOf } from '../../../backend/knowledge/codes.ts';
import { editDistance } from '../../../backend/knowledge/edit-distance.ts';
import { inflectionsOf } from '../../../backend/knowledge/inflections.ts';
import { languageOf } from '../../../backend/knowledge/language.ts';
import { repairWord } from '../../../backend/knowledge/repair.ts';
import { bigramsOf, wordsOf } from '../../../backend/knowledge/words.ts';

describe('words', () => {
  it('are folded: case, accents and wide forms make no difference', () => {
    expect(wordsOf('Café, CAFE\u0301 and ＣＡＦＥ')).toEqual(['cafe', 'cafe', 'and', 'cafe']);
  });

  it('leave Chinese to pairs of characters', () => {
    expect(wordsOf('充电 5 小时 charge')).toEqual(['5', 'charge']);
    expect(bigramsOf('如何充电？水')).toEqual(['如何', '何充', '充电', '水']);
  });

  it('find what they were made from, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(wordsOf(wordsOf(text).join(' '))).toEqual(wordsOf(text));
      }),
    );
  });
});

describe('exact codes', () => {
  it('are one in every spelling', () => {
    expect(codesOf('Error E-4012, E4012 or E‑4012; Form 12b, GC8.')).toEqual([
      'e4012',
      'e4012',
      'e4012',
      'form12b',
      'gc8',
    ]);
  });
  it('are not made of a word and a year', () => {
    expect(codesOf('It was sold in 2024 for 12 euros.')).toEqual([]);
    expect(possibleCodesOf('what does e 4012 mean')).toEqual(['e4012']);
  });
});

describe('misspelt words', () => {
  const known = ['weight', 'height', 'scale', 'battery', 'may', 'charge'].map((term) => ({ term, count: 3 }));
  it.each([
    ['wieght', 'weight'],
    ['scle', 'scale'],
    ['baterry', 'battery'],
    ['chrage', 'charge'],
  ])('%s was %s', (word, meant) => expect(repairWord(word, known)).toBe(meant));
  it.each(['moons', 'many', 'x', '1234', 'keyboard'])('%s is left as it is', (word) =>
    expect(repairWord(word, known)).toBeNull(),
  );
});

describe('edit distance', () => {
  it('counts a swap as one', () => {
    expect(editDistance('wieght', 'weight', 3)).toBe(1);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
    expect(editDistance('abc', 'xyz', 1)).toBe(2);
  });
  it('is symmetric, 0 only for the same, and never more than the longer word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, 10);
        expect(distance).toBe(editDistance(b, a, 10));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('other forms of a word', () => {
  it.each([
    ['charging', 'charge'],
    ['batteries', 'battery'],
    ['stopped', 'stop'],
    ['return', 'returned'],
    ['delivery', 'deliveries'],
    ['use', 'using'],
  ])('%s may stand as %s', (word, other) => expect(inflectionsOf(word)).toContain(other));
  it('are none of short words, figures and foreign letters', () => {
    expect(['go', '2024', 'über'].map(inflectionsOf)).toEqual([['go'], ['2024'], ['über']]);
  });
});

it('the language of a text is that of most of it', () => {
  expect(languageOf('The scale weighs the hive.')).toBe('en');
  expect(languageOf('豆芽机每天换水两次。')).toBe('zh');
  expect(languageOf('型号 QY-S1 的 E-4012')).toBe('zh');
  expect(languageOf('')).toBe('en');
});
