import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../../../backend/predict/data/read-numbers.ts';

const numbersOf = (cells: readonly string[], comma?: boolean) => [...readNumbers(cells, comma).numbers];

describe('reading the numbers of a column', () => {
  it('takes commas for decimal points when the column leaves no doubt', () => {
    expect(numbersOf(['1,5', '2,25', '1.234,5', '1.000', '-3'])).toEqual([1.5, 2.25, 1234.5, 1000, -3]);
  });
  it('takes commas for thousands when points are decimal', () => {
    expect(numbersOf(['1,234.5', '2.5', '12,000', '1e3'])).toEqual([1234.5, 2.5, 12000, 1000]);
  });
  it('takes a comma before three digits for thousands when nothing else decides', () => {
    expect(numbersOf(['1,234', '5,000'])).toEqual([1234, 5000]);
  });
  it('keeps to what was decided on training rows', () => {
    expect(numbersOf(['1,234'], true)).toEqual([1.234]);
    expect(numbersOf(['1,234'], false)).toEqual([1234]);
  });
  it('reads currencies, percents, parted thousands and typographic minus', () => {
    expect(numbersOf(['€ 5', '12 %', '1 234', '−7', '￥30', '40元'])).toEqual([5, 12, 1234, -7, 30, 40]);
  });
  it('tells missing, infinite and unreadable cells apart', () => {
    const { numbers, infinite, unreadable } = readNumbers([
      '',
      'NA',
      'inf',
      '-Infinity',
      '1e999',
      'twelve',
      '0x10',
    ]);
    expect([...numbers]).toEqual(Array(7).fill(NaN));
    expect([...infinite]).toEqual([0, 0, 1, 1, 1, 0, 0]);
    expect([...unreadable]).toEqual([0, 0, 0, 0, 0, 1, 1]);
  });
});
