import { expect, it } from 'vitest';
import { beginningOf, openingOf, opinionsOn } from '../../../backend/ideation/opinions.ts';
import type { TreatedIdea } from '../../../backend/ideation/ports.ts';
import { buildProvenance } from '../../support/build.ts';

const idea = (openingPlace: number | undefined, changes: Partial<TreatedIdea> = {}): TreatedIdea => ({
  provenance: buildProvenance({ stimulus: { id: 'card', kind: 'x', text: 'Card.' }, openingPlace }),
  ...{ starred: false, state: 'new', isDeleted: false },
  ...changes,
});

it('a star and a choice say yes, deleting and parking no, and nothing done says nothing', () => {
  const ideas = [
    idea(0, { starred: true }),
    idea(1, { state: 'chosen' }),
    idea(2, { state: 'promising' }),
    idea(3, { state: 'parked' }),
    idea(4, { starred: true, isDeleted: true }),
    idea(5),
    idea(undefined, { starred: true }),
    { ...idea(6, { starred: true }), provenance: null },
  ];
  expect(opinionsOn(ideas)).toEqual([
    { opening: 'card#0', value: 1 },
    { opening: 'card#1', value: 1 },
    { opening: 'card#2', value: 0.7 },
    { opening: 'card#3', value: 0 },
    { opening: 'card#4', value: 0 },
  ]);
});

it('of two ideas from one opening the first one counts', () => {
  expect(opinionsOn([idea(0, { starred: true }), idea(0, { isDeleted: true })])).toEqual([
    { opening: 'card#0', value: 1 },
  ]);
});

it('an idea of before the place was kept has no opening that is known', () => {
  expect(openingOf(idea(undefined))).toBeNull();
  expect(beginningOf(idea(undefined))).toEqual(['card']);
  expect(beginningOf(idea(2))).toEqual(['card#2']);
  expect(beginningOf({ provenance: null })).toEqual([]);
});
