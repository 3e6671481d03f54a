import { expect, it } from 'vitest';
import { stretchesOfExcerpt } from '../../../renderer/features/assistant/excerpt-stretches.ts';

it('cuts an excerpt at its marks, in order, overlapping ones once', () => {
  const stretches = stretchesOfExcerpt({
    excerpt: 'a refund for a scale',
    marks: [
      { start: 15, end: 20 },
      { start: 2, end: 8 },
      { start: 5, end: 12 },
    ],
  });
  expect(stretches.map(({ text }) => text).join('')).toBe('a refund for a scale');
  expect(stretches.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([
    'refund',
    ' for',
    'scale',
  ]);
});

it('leaves an excerpt without marks whole', () => {
  expect(stretchesOfExcerpt({ excerpt: '退款', marks: [] })).toEqual([{ text: '退款', marked: false }]);
});
