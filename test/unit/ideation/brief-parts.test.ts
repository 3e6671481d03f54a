import { describe, expect, it } from 'vitest';
import { briefParts, listedParts } from '../../../backend/ideation/brief-parts.ts';
import { openingsFor } from '../../../backend/ideation/openings.ts';
import { specificity, specificTerms } from '../../../backend/ideation/specificity.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { briefOf } from './brief.ts';

describe('briefParts', () => {
  it('names people and assets as they can stand in a sentence', () => {
    expect(briefParts(briefOf())).toEqual({
      people: ['the head baker', 'the apprentices', 'the commuters', 'the retirement home'],
      assets: ['the till data', 'the two delivery vans', 'the local radio station'],
    });
  });
  it('leaves out sentences, and is empty for nothing', () => {
    expect(listedParts('We have a shed where nobody has been working since spring came')).toEqual([]);
    expect(listedParts('')).toEqual([]);
    expect(listedParts('1234 \u{1F600} <b>, !!')).toEqual([]);
  });
});

describe('openingsFor', () => {
  const card = {
    id: 'a',
    kind: 'a',
    text: 't',
    zh: 't',
    openings: ['Before {person} asks', 'With {asset} at hand', 'Once a week'],
  };
  it('fills the places from the brief and leaves some beginnings free', () => {
    const openings = openingsFor(card, briefParts(briefOf()), 16, createRandom(1));
    expect(openings).toHaveLength(16);
    expect(openings.filter((opening) => opening === '')).toHaveLength(4);
    expect(openings.some((opening) => opening.startsWith('With the '))).toBe(true);
    expect(openings.join(' ')).not.toContain('{');
  });
  it('uses only openings that the brief can fill', () => {
    const openings = openingsFor(card, { people: [], assets: [] }, 16, createRandom(1));
    expect(new Set(openings)).toEqual(new Set(['Once a week', '']));
  });
});

describe('specificity', () => {
  const terms = specificTerms(briefOf());
  it('is 0 for what could be said of anything', () =>
    expect(specificity('A new app for everybody.', terms)).toBe(0));
  it('grows with the words and numbers of the brief, up to 1', () => {
    const little = specificity('A list for the apprentices.', terms);
    const much = specificity('The vans bring 140 unsold loaves to the retirement home by night.', terms);
    expect(little).toBeGreaterThan(0);
    expect(much).toBe(1);
    expect(little).toBeLessThan(much);
  });
});
