import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatsFor } from '../../../renderer/i18n/format.ts';

const zoneBefore = process.env.TZ;
beforeEach(() => void (process.env.TZ = 'America/New_York'));
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

test('times are written in the zone one has travelled to, and on both sides of a change of clocks', () => {
  const format = formatsFor('en');
  const beforeSpring = Date.UTC(2026, 2, 8, 6, 30);
  expect(format.moment(beforeSpring)).toContain('1:30');
  expect(format.moment(beforeSpring + 3_600_000)).toContain('3:30');
  expect(format.day(Date.UTC(2026, 2, 8, 23))).toBe('Mar 8, 2026');
  process.env.TZ = 'Asia/Tokyo';
  expect(format.moment(beforeSpring)).toContain('3:30');
  expect(format.day(Date.UTC(2026, 2, 8, 23))).toBe('Mar 9, 2026');
});

test('what was written before the clock was set back is not said to be of this minute', () => {
  const now = Date.UTC(2026, 0, 1);
  const { ago } = formatsFor('en');
  expect(ago(now + 30_000, now)).toBe('this minute');
  expect(ago(Date.UTC(2027, 0, 1, 12), now)).toBe('Jan 1, 2027');
});
