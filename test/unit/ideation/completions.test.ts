import { describe, expect, it } from 'vitest';
import { briefParts } from '../../../backend/ideation/brief-parts.ts';
import type { Completion } from '../../../backend/ideation/completion.ts';
import { detailsOf, finishedPitches } from '../../../backend/ideation/completions.ts';
import { beginningsFor } from '../../../backend/ideation/openings.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { briefOf } from './brief.ts';

const completion: Completion = {
  ...{ title: 'Door Lamp', needs: ['waiting'], for: 'customer' },
  ends: ['need to wait at the door.', 'have to ask {staff}.'],
  why: '{customer} trust what they see.',
  test: 'let {staff} try it with 5 of {data|the cards}, and go on if 3 are right.',
};
const begin = (text: string, people: string) => {
  const parts = briefParts({ ...briefOf(), people, assets: '' });
  return beginningsFor([{ text, place: 0, completion }], parts, 4, createRandom(1));
};

describe('pitches that people finished', () => {
  it('end each opening in every way once, filled from the brief', () => {
    const beginnings = begin(
      'A lamp by the door tells {customer} more, so that {customer} no longer',
      'the nurse, dog owners',
    );
    expect(finishedPitches(beginnings).map(({ pitch }) => pitch)).toEqual([
      'A lamp by the door tells dog owners more, so that dog owners no longer need to wait at the door.',
      'A lamp by the door tells dog owners more, so that dog owners no longer have to ask the nurse.',
    ]);
  });

  it('speak of one person in the singular', () => {
    const beginnings = begin(
      'A lamp by the door turns red, so that {staff} no longer',
      'the nurse, dog owners',
    );
    expect(finishedPitches(beginnings)[0]?.pitch).toMatch(/the nurse no longer needs to wait/);
    const oneself = begin('A lamp by the door turns red, so that {staff} no longer', 'me, dog owners');
    expect(finishedPitches(oneself)[0]?.pitch).toMatch(/so that you no longer need to wait/);
    const several = begin(
      'A lamp by the door turns red, so that {staff} no longer',
      'four nurses of the ward',
    );
    expect(finishedPitches(several)[0]?.pitch).toMatch(/the nurses no longer need to wait/);
  });

  it('speak of them in the plural, whoever they are', () => {
    const [one] = finishedPitches(begin('{customer} can look first, so that they no longer', 'dog owners'));
    expect(one?.pitch).toMatch(/so that they no longer need to wait/);
  });

  it('speak of those whom the brief names first, and of money to those who decide', () => {
    const people = 'two cooks, the owner, families, dog owners';
    const first = begin('A lamp by the door turns red, so that {customer} can ask {staff} and', people);
    expect(first.map(({ text }) => text)).toContain(
      'A lamp by the door turns red, so that families can ask the cooks and',
    );
    expect(begin('A yearly price is agreed, so that {staff} can', people)[0]?.text).toBe(
      'A yearly price is agreed, so that the owner can',
    );
    expect(
      finishedPitches(begin('A lamp turns red, so that {customer} no longer', 'people over 65'))[0]?.pitch,
    ).toMatch(/people over 65 no longer need to/);
  });

  it('are none where nothing was written', () => {
    const beginnings = beginningsFor(
      [{ text: 'A lamp', place: 0, completion: null }],
      briefParts(briefOf()),
      4,
      createRandom(1),
    );
    expect(finishedPitches(beginnings)).toEqual([]);
    expect(detailsOf(beginnings[0]!)).toBeNull();
  });
});

it('details name the people of the brief and keep the fallback of a place', () => {
  const beginnings = begin('A lamp for {customer}', 'the nurse, dog owners');
  expect(detailsOf(beginnings[0]!)).toEqual({
    who: 'Dog owners',
    why: 'Dog owners trust what they see.',
    experiment: 'Let the nurse try it with 5 of the cards, and go on if 3 are right.',
  });
});
