import { describe, expect, it } from 'vitest';
import { applyFilters, joined } from '../../../backend/compose/filters.ts';
import { fillFrame, FrameError, parseFrame, variablesOf } from '../../../backend/compose/frame.ts';

const values = new Map([
  ['product', 'Washer Watch'],
  ['what', 'A board in the window.'],
  ['audience', 'Students without a machine'],
  ['long', 'A board in the window that shows everybody in the street which of the machines are free.'],
]);
const fill = (text: string) => fillFrame(parseFrame(text), values, 'en');

describe('a frame', () => {
  it('is filled, and says what stands in it', () => {
    expect(fill('{product} is {what|noun}, for {audience|inline}.')).toEqual({
      text: 'Washer Watch is a board in the window, for students without a machine.',
      variables: ['product', 'what', 'audience'],
    });
  });

  it('loses a group whose variable is empty, and keeps the space before one that isn’t', () => {
    expect(fill('{product}.[ It costs {price}.]')?.text).toBe('Washer Watch.');
    expect(fill('{what|sentence}[ Made for {audience|inline}.]')?.text).toBe(
      'A board in the window. Made for students without a machine.',
    );
  });

  it('is passed over when a value is empty or does not fit', () => {
    expect(fill('It costs {price|sentence}')).toBeNull();
    expect(fill('{long|short}')).toBeNull();
    expect(fill('This is {audience|noun}.')).toBeNull();
  });

  it.each([
    ['{product', 'never closed'],
    ['product}', 'no { before'],
    ['[a [b] c]', 'nested'],
    ['[a', 'never closed'],
    ['a]', 'no [ before'],
    ['{}', 'names no variable'],
    ['{a|shout}', 'no filter “shout”'],
  ])('that is written wrongly (%s) says how', (text, message) => {
    expect(() => parseFrame(text)).toThrow(FrameError);
    expect(() => parseFrame(text)).toThrow(message);
  });

  it('names its variables, groups included', () => {
    expect(variablesOf(parseFrame('{a} [{b|inline} {c}]'))).toEqual(['a', 'b', 'c']);
  });
});

describe('filters', () => {
  it.each([
    ['From Monday on', 'from Monday on'],
    ['I wait', 'I wait'],
    ['NHS patients', 'NHS patients'],
    ['Ann Lee and friends', 'Ann Lee and friends'],
    ['3 people', '3 people'],
    ['Office managers.', 'office managers'],
  ])('make “%s” fit within a sentence', (value, expected) => {
    expect(applyFilters(value, ['inline'], 'en')).toBe(expected);
  });

  it('end a sentence once, in its language', () => {
    expect(applyFilters('is it free?', ['sentence'], 'en')).toBe('Is it free?');
    expect(applyFilters('来看看', ['sentence'], 'zh-CN')).toBe('来看看。');
    expect(applyFilters('One. Two.', ['first', 'sentence'], 'en')).toBe('One.');
  });

  it('join entries as people do', () => {
    expect(joined(['A bench.', 'Two years of records', 'a board'], 'en')).toBe(
      'a bench, two years of records and a board',
    );
    expect(joined(['长椅', '看板'], 'zh-CN')).toBe('长椅和看板');
  });
});
