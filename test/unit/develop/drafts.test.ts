import { describe, expect, it } from 'vitest';
import { createBackedWords } from '../../../backend/develop/draft/backed-words.ts';
import { sentenceFaults, sentenceOf } from '../../../backend/develop/draft/sentence-faults.ts';
import type { Written } from '../../../backend/develop/ports.ts';

const facts = ['Owners wait in the car with the dog and a nurse texts them when the treatment room is free.'];
const written = (opening: string, text: string, rest: Partial<Written> = {}): Written => ({
  opening,
  text,
  logProbabilities: [-0.5, -0.5],
  end: 'complete',
  ...rest,
});
const faultsOf = (opening: string, text: string, rest?: Partial<Written>) =>
  sentenceFaults(written(opening, text, rest), facts);

describe('words that are backed', () => {
  const { allows } = createBackedWords(facts);
  it('are common, plain, or of brief and idea in any form', () => {
    expect(allows('- Owners may not want to wait in their cars', '- Owners may not')).toBe(true);
    expect(allows('The nurse forgets to text', 'The nurse')).toBe(true);
  });
  it('are no others, while they can still become one', () => {
    expect(allows('The nurse rides a hor', 'The nurse')).toBe(false);
    expect(allows('The nurse has a tre', 'The nurse has')).toBe(true);
    expect(allows('The nurse has a trebuchet ', 'The nurse has')).toBe(false);
  });
  it('are never digits', () => {
    expect(allows('The nurse texts 9', 'The nurse texts')).toBe(false);
  });
});

describe('faults of a sentence', () => {
  it('are none for a plain ending', () => {
    expect(faultsOf('- Owners may not', ' want to stay outside.')).toEqual([]);
    expect(sentenceOf(written('- Owners may not', ' want to stay outside,'))).toBe(
      'Owners may not want to stay outside.',
    );
  });
  it.each([
    ['a number', ' want to wait for nine hours.'],
    ['a word said twice', ' want a dog to see the dog.'],
    ['ends in the middle', ' want to stay with the.'],
    ['too short', ' come.'],
    ['the brief told again', ' wait in the car with the dog and sleep.'],
    ['more than one sentence', ' want it. They go.'],
  ])('%s', (fault, text) => {
    expect(faultsOf('- Owners may not', text)).toContain(fault);
  });
  it('cut off, or drawn at random', () => {
    expect(faultsOf('- Owners', ' may want to stay outside.', { end: 'limit' })).toEqual(['cut off']);
    expect(faultsOf('- Owners', ' may want to stay outside.', { logProbabilities: [-3, -3] })).toEqual([
      'unlikely words',
    ]);
  });
});
