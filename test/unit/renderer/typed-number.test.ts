import { expect, it } from 'vitest';
import { typedNumber } from '../../../renderer/ui/typed-number.ts';

it.each([
  ['1,150', 1150],
  ['1,150,000', 1_150_000],
  ['12,500.5', 12_500.5],
  ['1 150', 1150],
  ['1’150', 1150],
  [' 900 ', 900],
  ['0,5', 0.5],
  ['1,5', 1.5],
  ['0,125', 0.125],
  ['-2.5', -2.5],
])('%s is %d', (text, value) => {
  expect(typedNumber(text)).toBe(value);
});

it.each(['', '  ', 'many', '1,2,3', '1.150,5'])('“%s” is no number', (text) => {
  expect(typedNumber(text)).toBeNaN();
});
