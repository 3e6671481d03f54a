import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBan, missingWords } from '../../../backend/compose/banned.ts';
import { checkText } from '../../../backend/compose/check-text.ts';
import { diffWords } from '../../../backend/compose/diff-words.ts';
import { inventedNumbers, unsupportedNumbers } from '../../../backend/wording/numbers.ts';
import { readabilityOf, syllablesOf } from '../../../backend/compose/readability.ts';
import { repetitionOf } from '../../../backend/compose/repetition.ts';
import { sentencesOf } from '../../../backend/wording/words.ts';
import { applyChanges } from '../../../contract/compose-texts.ts';

describe('banned words', () => {
  it('are whole words, whatever their capitals', () => {
    const ban = createBan(['art', 'game changer', 'cheap*', '便宜']);
    expect(ban.find('A party of artists')).toEqual([]);
    expect(ban.find('ART!')).toEqual(['art']);
    expect(ban.find('a Game  Changer')).toEqual(['game changer']);
    expect(ban.find('cheaper')).toEqual(['cheap*']);
    expect(ban.find('真便宜啊')).toEqual(['便宜']);
    expect(ban.find('ａｒｔ')).toEqual(['art']);
  });

  it('may hold any sign', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (word) => {
        expect(() => createBan([word]).allows('some text')).not.toThrow();
      }),
    );
  });

  it('and required ones that are missing are told as they were given', () => {
    expect(missingWords('The café is open.', ['café', 'parking'])).toEqual(['parking']);
  });
});

describe('numbers', () => {
  it('are supported however they are written', () => {
    const facts = ['1,200 people, 31 %, four shops'];
    expect(unsupportedNumbers('1. First: 1200 people, 31 percent, 4 shops', facts)).toEqual([]);
    expect(unsupportedNumbers('500 people in 4 shops', facts)).toEqual(['500']);
    expect(inventedNumbers('seven shops', facts)).toEqual(['7']);
  });
});

describe('readability', () => {
  it.each([
    ['cat', 1],
    ['machine', 2],
    ['evening', 3],
    ['walked', 1],
    ['launderette', 3],
  ])('counts the syllables of “%s”', (word, count) => {
    expect(syllablesOf(word)).toBe(count);
  });

  it('is Flesch’s formula', () => {
    // Six words of one syllable in one sentence: 206.835 - 1.015 * 6 - 84.6.
    expect(readabilityOf('The cat sat on the mat.', 'en').flesch).toBeCloseTo(116.1, 1);
    expect(readabilityOf('', 'en')).toEqual({ flesch: null, sentenceLength: 0, longestSentence: 0 });
    expect(readabilityOf('今天天气好。', 'zh-CN')).toMatchObject({ flesch: null, sentenceLength: 5 });
  });
});

describe('repetition', () => {
  it('names what is said again, the longest once', () => {
    const { phrases, share } = repetitionOf(
      'Every machine in the shop is taken. I know that every machine in the shop is taken.',
    );
    expect(phrases[0]).toEqual({ text: 'every machine in the shop is taken', count: 2 });
    expect(share).toBeGreaterThan(0.2);
    expect(repetitionOf('One two three.').share).toBe(0);
  });
});

describe('checking a text', () => {
  const wishes = {
    language: 'en',
    lengthTarget: 100,
    bannedWords: [],
    requiredWords: [],
    facts: null,
  } as const;
  it('counts words without the marks of Markdown, and says why a length is not met', () => {
    const checks = checkText('# A title\n\n- one\n- two **three**\n', wishes);
    expect(checks.length).toMatchObject({ count: 5, unit: 'words', met: false });
    expect(checks.length.note).toContain('100 words were asked for and it has 5');
    expect(checks.unsupportedNumbers).toBeNull();
  });

  it('finds sentences in both languages', () => {
    const text = 'One. Two! 三。四\n- five';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'One.',
      'Two!',
      '三。',
      '四',
      '- five',
    ]);
  });
});

describe('the difference of two texts', () => {
  const words = fc.array(fc.constantFrom('a', 'bb', ' ', ', ', '.', '词', '\n'), { maxLength: 40 });
  it('gives back either text, whatever they are', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const pieces = diffWords(before, after);
        const ids = pieces.flatMap((piece) => (piece.kind === 'change' ? [piece.id] : []));
        expect(ids).toEqual(ids.map((_, i) => i));
        expect(applyChanges(pieces, new Set())).toBe(before);
        expect(applyChanges(pieces, new Set(ids))).toBe(after);
      }),
    );
  });

  it('can be taken in parts', () => {
    const pieces = diffWords('The cat sat on the mat.', 'The dog sat on a mat.');
    expect(pieces.filter(({ kind }) => kind === 'change')).toEqual([
      { kind: 'change', id: 0, before: 'cat', after: 'dog' },
      { kind: 'change', id: 1, before: 'the', after: 'a' },
    ]);
    expect(applyChanges(pieces, new Set([1]))).toBe('The cat sat on a mat.');
  });

  it('of texts that have nothing in common is one change', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ');
    const pieces = diffWords(long('a'), long('b'));
    expect(pieces).toHaveLength(1);
  });
});
