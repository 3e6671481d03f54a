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
      customer: ['commuters'],
      thing: ['loaves'],
      data: ['the till data'],
      place: [],
      channel: ['the local radio station'],
      asset: ['the till data', 'the delivery vans', 'the local radio station'],
      idea: [],
    });
  });
  it('speaks to somebody who writes of themselves', () => {
    const of = (people: string) => briefParts(briefOf({ people, problem: 'Paid late.', title: 'Bills' }));
    expect(of('Me; about fifteen publishers and agencies.')).toMatchObject({
      staff: ['you'],
      customer: ['publishers', 'agencies'],
    });
    expect(of('just me, 40 subscribers').staff).toEqual(['you']);
    expect(of('menders, two tailors').staff).toEqual(['the tailors']);
    expect(of('people who mend for me, two tailors').staff).not.toContain('you');
  });
  it('takes those for the served whose problem is told', () => {
    const of = (people: string, problem: string) =>
      briefParts(briefOf({ people, problem, title: 'Evenings' }));
    const school = 'fourteen teachers, parents and pupils';
    expect(of(school, 'Parents queue until nine.').customer).toEqual(['parents']);
    expect(of(school, 'The evening takes until nine.').customer).toEqual(['parents', 'pupils']);
    expect(of('a tuner working alone, families', 'Half of the day goes to driving.').staff).toEqual([
      'the tuner',
    ]);
  });
  it('says of people who could be anybody which are meant', () => {
    const of = (people: string) =>
      briefParts(briefOf({ people, problem: 'It is slow.', title: 'Aids' })).customer;
    expect(of('People over 65, five audiologists')).toEqual(['people over 65']);
    expect(of('groups of friends, four waiters')).toEqual(['groups of friends']);
    expect(of('people who come every week from the villages around')).toEqual(['people']);
  });
  it('takes what is said of most of them for no part of the name', () => {
    expect(
      briefParts(briefOf({ people: '60 patients, 12 volunteer drivers most of them retired' })).staff,
    ).toEqual(['the volunteer drivers']);
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
      customer: ['dog and cat owners'],
      thing: ['animals', 'visits'],
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
  it('takes nobody and no verb for a thing, and counts what is measured', () => {
    const things = (problem: string) => briefParts(briefOf({ title: '', problem, people: 'crofters' })).thing;
    expect(things('40 guests and 12 crofters wait 3 hours on 2 Tuesdays for 90 pesos.')).toEqual([]);
    expect(things('Only 1 customer in 20 asks how, and 1 in 6 buys a bottle.')).toEqual([]);
    expect(things('12 staff trains leave, 15 children outdoors, 9 house calls a day.')).toEqual([
      'house calls',
    ]);
    expect(things('210 Christmas orders and 300 pairs of crutches.')).toEqual([
      'Christmas orders',
      'crutches',
    ]);
    expect(things('The only man who knows is 71. Spare parts lie about.')).toEqual([]);
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

describe('the people of a brief', () => {
  const of = (people: string, problem = '') => {
    const { staff, customer } = briefParts(briefOf({ title: '', problem, people }));
    return { staff, customer };
  };
  it('takes those of another house for neither', () => {
    expect(of('six plumbers, householders without water, the wholesaler’s counter clerk')).toEqual({
      staff: ['the plumbers'],
      customer: ['householders'],
    });
    expect(of('families from villages, the photographer, town hall clerks, delivery riders')).toEqual({
      staff: ['the photographer'],
      customer: ['families'],
    });
    expect(of('walking guests, a morning cook, taxi drivers, the kiosk owner opposite')).toEqual({
      staff: ['the morning cook'],
      customer: ['walking guests'],
    });
  });
  it('takes clerks of a house for its staff in a brief of that house', () => {
    const problem = 'A clinic in Tallinn lets children wait for ten weeks.';
    expect(of('children, clinic receptionists', problem).staff).toEqual(['the clinic receptionists']);
    expect(of('children, clinic receptionists').staff).toEqual([]);
  });
  it('takes whoever is one or known by "the" for the team, not for a customer', () => {
    expect(of('regular customers, the owner, the chocolate maker, the designers, the help desk')).toEqual({
      staff: ['the owner', 'the chocolate maker', 'the designers', 'the help desk'],
      customer: ['regular customers'],
    });
    expect(of('A caretaker couple, a volunteer treasurer, the ward doctor, hikers').staff).toEqual([
      ...['the caretaker couple', 'the volunteer treasurer', 'the ward doctor'],
    ]);
  });
  it('takes helpers and workers for no customers', () => {
    expect(of('young pupils, lifeguards, nursery workers, student helpers').customer).toEqual([
      'young pupils',
    ]);
    expect(of('clients over 80, five carers per day, two counter women').customer).toEqual(['clients']);
  });
  it('takes customers for no staff, though few of them or of a trade', () => {
    expect(
      of('two parents, three neighbouring groups, two shop owners, farmers in harvest, office workers'),
    ).toEqual({
      staff: [],
      customer: ['parents', 'neighbouring groups', 'shop owners', 'farmers', 'office workers'],
    });
    expect(of('nurses looking for work, the recruiters')).toEqual({
      staff: ['the recruiters'],
      customer: ['nurses'],
    });
    expect(of('Two owners, one cook, five lock-side pubs, passing drivers').staff).toEqual([
      'the owners',
      'the cook',
    ]);
  });
  it('takes surer people alone where others could be either', () => {
    expect(of('crane operators, office clerks').staff).toEqual(['the crane operators', 'the office clerks']);
    expect(of('crane operators, office clerks, the help desk').staff).toEqual(['the help desk']);
  });
  it('takes relatives of the team, outsiders and singular customers for neither', () => {
    const people =
      'his nephew, her teenage sons, the member whose turn is next, the union delegate, a retired colleague, landlords, the landlady of the inn';
    expect(of(people)).toEqual({ staff: [], customer: [] });
    expect(of('two brothers quoting by phone').staff).toEqual(['the brothers']);
  });
  it('takes no proper name for a person', () => {
    expect(of('pickers from Morocco and Mali, two repairers, Samira and Joao, market shoppers')).toEqual({
      staff: ['the repairers'],
      customer: ['market shoppers'],
    });
    expect(of('Owner Marek, counter clerks Lea and Sami, an apprentice named Noor').staff).toEqual([
      'the owner',
      'the counter clerks',
      'the apprentice',
    ]);
    expect(of('the Spanish teacher, Sunday families')).toEqual({
      staff: ['the Spanish teacher'],
      customer: ['Sunday families'],
    });
  });
  it.each([
    ['patients going home', 'patients'],
    ['teenagers hunting for cheap jeans', 'teenagers'],
    ['families ordering roasts', 'families'],
    ['retired couples home at midday', 'retired couples'],
    ['commuters away until six', 'commuters'],
    ['people locked out at night', 'people'],
    ['48 mothers a month in their first weeks', 'mothers'],
    ['families new to mountains', 'families'],
    ['parents speaking 27 languages', 'parents'],
    ['One farmer, and roughly 900 commuters driving past', 'commuters'],
    ['Two pharmacists, and mostly older patients', 'older patients'],
    ['fourteen small brand owners', 'small brand owners'],
    ['Two hundred ten households', 'households'],
    ['pupils, their parents', 'pupils|parents'],
    ['passers-by, the florist', 'passers-by'],
  ])('cuts "%s" where the name ends', (people, names) => {
    expect(of(people).customer).toEqual(names.split('|'));
  });
  it('leaves out what is only said about people', () => {
    expect(
      of('Groomers working alone, with wet hands and little patience, often travelling 300 miles'),
    ).toEqual({
      staff: [],
      customer: ['groomers'],
    });
    expect(of('young families on farms and in villages, many reading little English').customer).toEqual([
      'young families',
    ]);
  });
});

describe('the assets of a brief', () => {
  const of = (assets: string) => briefParts(briefOf({ assets }));
  it('asks what a name ends in', () => {
    const parts = of(
      'a record player, room cards, kitchen scales, phone cameras, a school newsletter, a tide table',
    );
    expect([parts.data, parts.place, parts.channel]).toEqual([[], [], ['the school newsletter']]);
  });
  it('knows books, places and ways to reach people by more names', () => {
    const parts = of(
      'a guest book, an order book going back nine years, a balcony, a village pharmacy next door, a harbour notice board, a group chat, the city’s free paper, a yearly letter to members',
    );
    expect(parts.data).toEqual(['the guest book', 'the order book']);
    expect(parts.place).toEqual(['the balcony', 'the village pharmacy']);
    expect(parts.channel).toEqual([
      ...['the harbour notice board', 'the group chat', 'the city’s free paper', 'the yearly letter'],
    ]);
  });
  it('names what a container holds, and cuts what is said about a thing', () => {
    expect(
      of(
        'a folder of meeting notes, refused pictures kept in a box, a fenced field rented on Tuesdays, theft reports with street and hour, About 900 wooden posts, a retirement home',
      ).asset,
    ).toEqual([
      ...['the meeting notes', 'the refused pictures', 'the fenced field', 'the theft reports'],
      ...['the wooden posts', 'the retirement home'],
    ]);
  });
  it('keeps capitals and gives no article to last year', () => {
    expect(of('maps, a Friday assembly, a WhatsApp group for owners, last year’s order slips').asset).toEqual(
      [...['the maps', 'the Friday assembly', 'the WhatsApp group', 'last year’s order slips']],
    );
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
