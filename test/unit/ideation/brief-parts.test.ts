import { describe, expect, it } from 'vitest';
import { briefParts } from '../../../backend/ideation/brief-parts.ts';
import { fillOpening, openingsFor } from '../../../backend/ideation/openings.ts';
import { specificity, specificTerms } from '../../../backend/ideation/specificity.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { briefOf } from './brief.ts';

describe('briefParts', () => {
  it('tells the team from those it serves, and names what can stand in a sentence', () => {
    expect(briefParts(briefOf())).toEqual({
      staff: ['the head baker', 'the apprentices'],
      customer: ['commuters', 'the retirement home'],
      thing: ['loaves'],
      data: ['the till data'],
      place: [],
      channel: ['the local radio station'],
      asset: ['the till data', 'the two delivery vans', 'the local radio station'],
    });
  });
  it('reads numbers with commas, measures and large groups', () => {
    const parts = briefParts(
      briefOf({
        people: '2,400 patients, one receptionist',
        assets: 'Two years of build logs, 18,000 answered tickets',
      }),
    );
    expect(parts.customer).toEqual(['patients']);
    expect(parts.data).toEqual(['the build logs', 'the 18,000 answered tickets']);
  });
  it('is empty for nothing, for sentences and for noise', () => {
    for (const text of [
      '',
      'Everybody who has ever been without a key in the rain at night',
      '\u{1F600} <b>, !!, 12',
    ]) {
      const parts = briefParts(briefOf({ title: '', problem: text, people: text, assets: text }));
      expect(Object.values(parts).flat()).toEqual([]);
    }
  });
});

describe('openingsFor', () => {
  const openings = [
    'Each evening {data|a list} tells {staff}',
    'Without {place} there is',
    'Once a week {customer} can',
  ];
  const parts = briefParts(briefOf());
  it('fills the places from the brief and leaves some beginnings free', () => {
    const given = openingsFor(openings, parts, 10, createRandom(1));
    expect(given).toHaveLength(10);
    expect(given.filter((opening) => opening === '')).toHaveLength(1);
    expect(new Set(given)).toEqual(
      new Set([
        '',
        'Each evening the till data tells the head baker',
        'Each evening the till data tells the apprentices',
        'Once a week commuters can',
        'Once a week the retirement home can',
      ]),
    );
  });
  it('falls back where the brief has nothing, and leaves out what can’t be filled', () => {
    const nothing = briefParts(briefOf({ title: '', problem: '', people: '', assets: '' }));
    expect(fillOpening('Each evening {data|a list} tells {staff}', nothing, 0)).toBe(
      'Each evening a list tells the team',
    );
    expect(fillOpening('With {asset} at hand', nothing, 0)).toBeNull();
    expect(openingsFor(['With {asset} at hand'], nothing, 4, createRandom(1))).toEqual(['', '', '', '']);
  });
});

describe('specificity', () => {
  const terms = specificTerms(briefOf());
  it('is 0 for what could be said of anything', () =>
    expect(specificity('A new app for everybody.', terms)).toBe(0));
  it('grows with the words of the brief, up to 1', () => {
    const little = specificity('A list for the apprentices.', terms);
    const much = specificity('The vans bring unsold loaves to the retirement home by night.', terms);
    expect(little).toBeGreaterThan(0);
    expect(much).toBe(1);
    expect(little).toBeLessThan(much);
  });
});
