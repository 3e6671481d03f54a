import { describe, expect, it } from 'vitest';
import { contentTerms } from '../../../backend/assistant/terms.ts';
import { familyOf } from '../../../backend/wording/family.ts';
import { formsOf } from '../../../backend/wording/irregular.ts';
import { stemOf } from '../../../backend/wording/words.ts';

/** Two forms of one word that no common ending shows to be one. */
const alike = [
  ['find', 'found'],
  ['keep', 'kept'],
  ['keeping', 'kept'],
  ['leave', 'leaves'],
  ['leaf', 'leaves'],
  ['leaving', 'left'],
  ['knife', 'knives'],
  ['half', 'halves'],
  ['children', "child's"],
  ['write', 'written'],
  ['writing', 'wrote'],
  ['pay', 'paid'],
  ['give', 'gives'],
  ['save', 'saves'],
  ['evening', 'evenings'],
  ['run', 'running'],
  ['plan', 'planned'],
] as const;
/** Words that only look like forms of each other. */
const apart = [
  ['rose', 'rise'],
  ['ground', 'grind'],
  ['save', 'safe'],
  ['wound', 'wind'],
] as const;

describe.each([
  ['texts', stemOf],
  ['groups', familyOf],
  ['questions', (word: string) => contentTerms(word)[0]],
])('the stems of %s', (_, stem) => {
  it.each(alike)('has “%s” and “%s” for one word', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it.each(apart)('has “%s” and “%s” for two', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });
});

it('knows the forms of a word by any of them', () => {
  expect(formsOf('found')).toEqual(formsOf('find'));
  expect(formsOf('find')).toContain('found');
  expect(formsOf('table')).toEqual(['table']);
});
