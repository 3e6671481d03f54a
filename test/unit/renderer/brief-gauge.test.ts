import { describe, expect, it } from 'vitest';
import { countWords, gaugeBrief, isMostlyCjk } from '../../../renderer/features/brief/gauge.ts';

const empty = { title: '', problem: '', people: '', constraints: '', assets: '', success: '' };
const bakery = {
  title: 'A bakery that throws away less',
  problem:
    'Of 240 loaves baked each day at Mehl & Korn in Leipzig, 31 are left at closing time. Nobody knows at 5 in the morning how many people will come.',
  people: 'Jana bakes and decides how much; three sellers see what is asked for; about 180 regulars come.',
  constraints: 'No new hire, 400 euros a month at most, hands stay at the counter.',
  assets: 'Two years of till receipts, a WhatsApp list of 90 regulars.',
  success: 'Under 10 loaves left over on 5 of 6 days.',
};

describe('gaugeBrief', () => {
  it('finds everything missing in an empty brief', () => {
    const gauge = gaugeBrief(empty);
    expect(gauge).toMatchObject({ score: 0, level: 'empty' });
    expect(gauge.missing).toEqual([
      'problem',
      'numbers',
      'people',
      'names',
      'constraints',
      'assets',
      'success',
      'length',
    ]);
  });

  it('takes a title alone for nothing to go by', () => {
    expect(gaugeBrief({ ...empty, title: 'Uber for 12 dogs in Leipzig' }).level).toBe('empty');
  });

  it('calls one general sentence vague and asks for numbers and names', () => {
    const gauge = gaugeBrief({
      ...empty,
      problem: 'People waste a lot of food and nobody does anything about it.',
    });
    expect(gauge.level).toBe('vague');
    expect(gauge.missing).toContain('numbers');
    expect(gauge.missing).toContain('names');
    expect(gauge.missing).not.toContain('problem');
  });

  it('calls a full brief sharp and asks for nothing', () => {
    expect(gaugeBrief(bakery)).toMatchObject({ level: 'sharp', missing: [] });
  });

  it('rises with each part that is added', () => {
    let fields = empty;
    let last = 0;
    for (const name of ['problem', 'people', 'constraints', 'assets', 'success'] as const) {
      fields = { ...fields, [name]: bakery[name] };
      const { score } = gaugeBrief(fields);
      expect(score).toBeGreaterThan(last);
      last = score;
    }
    expect(last).toBeLessThanOrEqual(1);
  });

  it('takes the beginning of a sentence for no name, and knows written numbers', () => {
    const plain = { ...empty, problem: 'Nobody comes. Everybody leaves. I wait.' };
    expect(gaugeBrief(plain).missing).toContain('names');
    const counted = { ...empty, problem: 'Twenty of forty seats stay empty twice a week.' };
    expect(gaugeBrief(counted).missing).not.toContain('numbers');
  });

  it('survives a very long text', () => {
    expect(gaugeBrief({ ...bakery, problem: 'word '.repeat(200_000) }).score).toBeGreaterThan(0.5);
  });
});

describe('countWords', () => {
  it('counts words, and two Chinese characters as one', () => {
    expect(countWords('a baker’s 40 loaves')).toBe(4);
    expect(countWords('面包店 bakery')).toBe(3);
    expect(countWords(' \n ')).toBe(0);
  });
});

describe('isMostlyCjk', () => {
  it('tells a Chinese brief from an English one that names a Chinese place', () => {
    expect(isMostlyCjk('每天烤二百四十个面包')).toBe(true);
    expect(isMostlyCjk('Of 40 loaves baked in 上海 each day, 9 are thrown away')).toBe(false);
    expect(isMostlyCjk('')).toBe(false);
  });
});
