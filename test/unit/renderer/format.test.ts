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

test('sentences and names are put together as each language does it, and what isn’t said leaves no gap', () => {
  const [en, zh] = [formatsFor('en'), formatsFor('zh-CN')];
  const said = ['One.', false, '', null, 'Two.'] as const;
  expect(en.sentences(said)).toBe('One. Two.');
  expect(zh.sentences(['第一句。', false, '第二句。'])).toBe('第一句。第二句。');
  expect([en.named('Target', 'spam'), zh.named('目标', '垃圾邮件')]).toEqual([
    'Target: spam',
    '目标：垃圾邮件',
  ]);
  expect([en.sideBySide(['a', 'b']), zh.sideBySide(['甲', '乙'])]).toEqual(['a; b', '甲；乙']);
});

test('a Chinese list keeps a space between its “and” and what is written in Latin letters', () => {
  const { list } = formatsFor('zh-CN');
  expect(list(['AVX2', 'AVX512 VNNI'])).toBe('AVX2 和 AVX512 VNNI');
  expect(list(['甲', '乙', 'C'])).toBe('甲、乙和 C');
  expect(list(['甲', '乙'])).toBe('甲和乙');
});

test('a unit stands a space from its number in Chinese, and bytes are counted in words in English', () => {
  const [en, zh] = [formatsFor('en'), formatsFor('zh-CN')];
  expect([en.duration(67_000), zh.duration(67_000)]).toEqual(['1 min 7 sec', '1 分钟 7 秒']);
  expect([en.bytes(32), en.bytes(1), zh.bytes(32), zh.bytes(2e6)]).toEqual([
    '32 bytes',
    '1 byte',
    '32 B',
    '2 MB',
  ]);
});

test('large numbers are said in each language’s own words', () => {
  expect(formatsFor('en').large(1_543_714_304)).toBe('1.5 billion');
  expect(formatsFor('zh-CN').large(134_515_008)).toBe('1.3 亿');
});
