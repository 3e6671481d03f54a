import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankBetween, ranksBetween } from '../../../backend/board/rank.ts';

const rank = fc.stringMatching(/^[0-9A-Za-z]{0,6}[1-9A-Za-z]$/);
const sorted = (ranks: readonly string[]) => ranks.every((one, i) => i === 0 || ranks[i - 1]! < one);

it('there is always a rank between two, and it leaves room on both sides', () => {
  fc.assert(
    fc.property(fc.option(rank), fc.option(rank), (a, b) => {
      const [low, high] = a !== null && b !== null && a > b ? [b, a] : [a, b];
      if (low !== null && low === high) return;
      const between = rankBetween(low, high);
      if (low !== null) expect(low < between).toBe(true);
      if (high !== null) expect(between < high).toBe(true);
      expect(between).toMatch(/[1-9A-Za-z]$/);
    }),
  );
});

it('many ranks rise, and stay short', () => {
  const ranks = ranksBetween('00000001V', '00000002V', 1000);
  expect(ranks).toHaveLength(1000);
  expect(sorted(['00000001V', ...ranks, '00000002V'])).toBe(true);
  expect(Math.max(...ranks.map((one) => one.length))).toBeLessThan(13);
});

it('a thousand moves to the same place grow a rank slowly', () => {
  let first = 'V';
  for (let i = 0; i < 1000; i++) first = rankBetween(null, first);
  expect(first.length).toBeLessThan(30);
  let second = 'W';
  for (let i = 0; i < 1000; i++) second = rankBetween('V', second);
  expect(second.length).toBeLessThan(250);
});
