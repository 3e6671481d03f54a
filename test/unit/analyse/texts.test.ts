import { describe, expect, it } from 'vitest';
import { keyPhrasesOf } from '../../../backend/analyse/text/key-phrases.ts';
import { familyOf } from '../../../backend/wording/family.ts';
import { languageOf } from '../../../backend/wording/language.ts';
import { polarityByWords } from '../../../backend/analyse/text/polarity.ts';
import { ratingsOf } from '../../../backend/analyse/text/ratings.ts';
import { trendOf } from '../../../backend/analyse/text/trend.ts';

const quiet = () => undefined;

describe('the language of a text', () => {
  it.each([
    ['The food was good and the staff were kind.', 'en'],
    ['Great!', 'en'],
    ['Das Essen war sehr gut und die Bedienung nett.', 'de'],
    ['Très bon restaurant, je recommande, le service est parfait.', 'fr'],
    ['Muy buena comida, y el servicio fue rápido.', 'es'],
    ['很好吃', 'zh'],
    ['iPhone 的屏幕坏了', 'zh'],
    ['とても美味しいです', 'ja'],
    ['맛있어요', 'ko'],
    ['Очень вкусно', 'ru'],
    ['12345 !!', 'und'],
  ])('%s is %s', (text, language) => expect(languageOf(text)).toBe(language));
});

describe('polarity by words', () => {
  it('is turned around by a negation, within its clause', () => {
    expect(polarityByWords('The room was clean.', 'en')).toBeGreaterThan(0.3);
    expect(polarityByWords('The room was not clean.', 'en')).toBeLessThan(-0.2);
    expect(polarityByWords('Not what I wanted, but clean.', 'en')).toBeGreaterThan(0.3);
    expect(polarityByWords('味道不错', 'zh')).toBeGreaterThan(0.3);
    expect(polarityByWords('一点也不干净', 'zh')).toBeLessThan(-0.2);
  });
  it('is stronger after an intensifier, and 0 without any of the words', () => {
    expect(polarityByWords('very good', 'en')).toBeGreaterThan(polarityByWords('good', 'en'));
    expect(polarityByWords('The shop opens at nine.', 'en')).toBe(0);
  });
});

describe('key phrases', () => {
  it('are counted by rows, and a word that always stands within a phrase is left out', () => {
    const texts = [
      'Battery life is short',
      'I love the battery life',
      'battery life, battery life!',
      'The screen is bright',
    ];
    const found = keyPhrasesOf(texts, [0, 1, 2, 3], 'en', quiet);
    expect(found).toEqual([{ phrase: 'battery life', rows: [0, 1, 2] }]);
  });
  it('are words of the dictionary in Chinese', () => {
    const texts = ['网络很慢', '网络又断了', '今天网络不错'];
    expect(keyPhrasesOf(texts, [0, 1, 2], 'zh', quiet)[0]).toEqual({ phrase: '网络', rows: [0, 1, 2] });
  });
});

describe('ratings', () => {
  it('are the mean of labels that are numbers, and nothing else', () => {
    expect(ratingsOf(['1', '4,5', null, ' '])([0, 1, 2])).toBe(2.75);
    expect(ratingsOf(['1', '5'])([])).toBeNull();
    expect(ratingsOf(['billing', '5'])([1])).toBeNull();
    expect(ratingsOf([null])([0])).toBeNull();
  });
});

describe('families of words', () => {
  it.each([
    ['charge', 'charged', 'charging', 'charges'],
    ['cancel', 'cancelled', 'cancelling', 'cancels'],
    ['crash', 'crashes', 'crashed'],
    ['delivery', 'deliveries'],
    ['price', 'prices', 'pricing'],
  ])('take %s and its forms together', (...forms) => {
    expect(new Set(forms.map(familyOf)).size).toBe(1);
  });
  it.each([
    ['glass', 'glad'],
    ['string', 'stride'],
    ['bus', 'bud'],
  ])('part %s and %s', (a, b) => expect(familyOf(a)).not.toBe(familyOf(b)));
});

describe('the trend', () => {
  const rows = (dates: (number | null)[]) => ({
    dates,
    polarities: dates.map(() => 'positive' as const),
    scores: dates.map(() => 0.5),
    themes: dates.map((_, row) => row % 2),
  });
  it('takes a wider span where there are few texts', () => {
    const few = Array.from({ length: 12 }, (_, at) => Date.UTC(2026, 0, 1 + 8 * at));
    expect(trendOf(rows(few))!.unit).toBe('month');
  });
  it('has a bar for each month, empty ones too, and knows the undated', () => {
    const months = [0, 1, 1, ...Array.from({ length: 100 }, () => 69), 70];
    const trend = trendOf(rows([...months.map((month) => Date.UTC(2020, month, 3)), null]))!;
    expect(trend.unit).toBe('quarter');
    expect(trend.bars).toHaveLength(24);
    expect(trend.bars[0]).toMatchObject({
      from: Date.UTC(2020, 0),
      to: Date.UTC(2020, 3),
      rows: 3,
      mean: 0.5,
    });
    expect(trend.bars[1]).toMatchObject({ rows: 0, mean: null, themes: [] });
    expect(trend.bars.at(-1)!.rows).toBe(101);
    expect(trend.undated).toBe(1);
    expect(trend.bars.reduce((sum, bar) => sum + bar.rows, 0)).toBe(104);
  });
  it('begins weeks on Monday, and is nothing without dates', () => {
    const days = Array.from({ length: 100 }, (_, day) => Date.UTC(2026, 0, 1 + day));
    const trend = trendOf(rows(days))!;
    expect(trend.unit).toBe('week');
    expect(new Date(trend.bars[0]!.from).getUTCDay()).toBe(1);
    expect(trendOf(rows([null]))).toBeNull();
  });
});
