import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { briefParts } from '../../../backend/ideation/brief-parts.ts';
import { fillOpening, openingsFor } from '../../../backend/ideation/openings.ts';
import { specificity, specificTerms } from '../../../backend/ideation/specificity.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { parseBriefMarkdown } from '../../../backend/projects/brief-markdown.ts';
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
      asset: ['the till data', 'the delivery vans', 'the local radio station'],
      idea: [],
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
    expect(parts.data).toEqual(['the build logs', 'the answered tickets']);
  });
  it('reads the items of Markdown lists', async () => {
    const file = new URL('../../briefs/vet-saturday.md', import.meta.url);
    expect(briefParts(parseBriefMarkdown(await readFile(file, 'utf8')))).toEqual({
      staff: ['the vets', 'the veterinary nurses', 'the receptionists', 'the student'],
      customer: ['dog and cat owners', 'older people', 'horse and sheep farmers'],
      thing: ['animals', 'owners', 'visits'],
      data: ['the treatment records', 'the recorded calls'],
      place: ['the second treatment room', 'the garden'],
      channel: ['the reminder letters'],
      asset: [
        ...['the treatment records', 'the telephone system', 'the recorded calls'],
        ...['the second treatment room', 'the garden', 'the reminder letters', 'the puppy class'],
      ],
      idea: [],
    });
  });
  it.each(['- ', '* ', '+ ', '• ', '– ', '1. ', '12) ', '  - '])(
    'takes "%s" for no part of an item',
    (mark) => {
      const people = ['Night nurses', 'patients', 'two porters'].map((item) => mark + item).join('\n');
      const parts = briefParts(briefOf({ people, assets: `${mark}Ward reports\n${mark}an empty room` }));
      expect(parts.staff).toEqual(['the night nurses', 'the porters']);
      expect(parts.customer).toEqual(['patients']);
      expect(parts.data).toEqual(['the ward reports']);
      expect(parts.place).toEqual(['the empty room']);
    },
  );
  it('is left with nothing by marks without items', () => {
    const parts = briefParts(briefOf({ title: '', problem: '', people: '- \n-\n* -\n1.', assets: '•\n2) ' }));
    expect(Object.values(parts).flat()).toEqual([]);
  });
  it('parts groups joined by "and" unless they share their noun', () => {
    const customers = (people: string) => briefParts(briefOf({ people })).customer;
    expect(customers('Parents and older people')).toEqual(['parents', 'older people']);
    expect(customers('Staff and regular guests')).toEqual(['regular guests']);
    expect(customers('Car and van owners')).toEqual(['car and van owners']);
  });
  it('takes no verb for a thing', () => {
    const things = (problem: string) => briefParts(briefOf({ title: '', problem })).thing;
    expect(things('A clinic in a town of 30,000 treats animals, 40 dogs a day.')).toEqual(['dogs']);
    expect(things('A firm of 40 sells about 300 boxes and 20 unsold crates.')).toEqual([
      'boxes',
      'unsold crates',
    ]);
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
  it('fills the places from the brief and goes round among the openings', () => {
    const given = openingsFor(openings, parts, 10, createRandom(1));
    expect(given).toHaveLength(10);
    expect(new Set(given)).toEqual(
      new Set([
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
