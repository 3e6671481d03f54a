import { describe, expect, it } from 'vitest';
import type { Completion } from '../../../backend/ideation/completion.ts';
import { briefParts } from '../../../backend/ideation/brief-parts.ts';
import { chooseCards, type Ranking } from '../../../backend/ideation/choose-cards.ts';
import type { Card } from '../../../backend/ideation/library.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { briefOf } from './brief.ts';

const card = (id: string, ...openings: string[]): Card => ({ id, kind: 'x', text: id, zh: id, openings });
/** Texts are as close to the problem as the number in them says. */
const fit = (texts: readonly string[]) =>
  Promise.resolve(texts.map((text) => Number(/0\.\d+/.exec(text)?.[0] ?? 0)));
const parts = briefParts(briefOf());
const completionOf = (need: string): Completion => ({
  ...{ title: 'T', needs: [need], for: 'customer', ends: ['a.', 'b.'], why: 'c.', test: 'd.' },
});

const ranking = { fit, needs: new Map(), liking: new Map(), had: new Set<string>() } satisfies Ranking;
const choose = (cards: Card[], count: number, seed = 1, changes: Partial<Ranking> = {}) =>
  chooseCards(cards, count, parts, { ...ranking, ...changes }, createRandom(seed));

describe('chooseCards', () => {
  const cards = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((n) =>
    card(`c${String(n)}`, `about ${String(n)}`),
  );

  it('draws among the few that come closest to the problem', async () => {
    const drawn = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const chosen = await choose(cards, 2, seed);
      expect(new Set(chosen.map(({ card: { id } }) => id)).size).toBe(2);
      for (const { card: found } of chosen) drawn.add(found.id);
    }
    expect([...drawn].sort()).toEqual(['c0.6', 'c0.7', 'c0.8']);
  });
  it('prefers what people would choose, whatever is closer', async () => {
    const liking = new Map([0.1, 0.2, 0.3].map((n) => [`c${String(n)}#0`, 0.3]));
    const drawn = new Set<string>();
    for (let seed = 0; seed < 60; seed++)
      for (const { card: found } of await choose(cards, 2, seed, { liking })) drawn.add(found.id);
    expect([...drawn].sort()).toEqual(['c0.1', 'c0.2', 'c0.3']);
  });
  it('takes what the project had already when nothing else is left', async () => {
    const had = new Set(['c0.8#0', 'c0.7#0', 'c0.6#0']);
    const drawn = new Set<string>();
    for (let seed = 0; seed < 60; seed++)
      for (const { card: found } of await choose(cards, 1, seed, { had })) drawn.add(found.id);
    expect([...drawn].sort()).toEqual(['c0.3', 'c0.4', 'c0.5']);
    expect(await choose([cards[7]!], 1, 1, { had })).toMatchObject([{ card: { id: 'c0.8' } }]);
    // An idea of which only the card is known stands for all its openings.
    for (let seed = 0; seed < 30; seed++) {
      const [chosen] = await choose(cards.slice(4), 1, seed, { had: new Set(['c0.8']) });
      expect(chosen?.card.id).not.toBe('c0.8');
    }
  });
  it('prefers openings that answer what the brief is about, and brings only those', async () => {
    const two = card('a', 'far 0.2', 'near 0.3');
    const answering = { ...two, completions: [completionOf('waiting'), completionOf('stock')] };
    const [chosen] = await choose([...cards, answering], 1, 1, { needs: new Map([['waiting', 1]]) });
    expect(chosen?.openings.map(({ text }) => text)).toContain(
      chosen?.card.id === 'a' ? 'far 0.2' : chosen?.card.openings[0],
    );
    const alone = await choose([answering], 1, 1, { needs: new Map([['waiting', 1]]) });
    expect(alone[0]?.openings).toEqual([{ text: 'far 0.2', place: 0, completion: answering.completions[0] }]);
    const nothing = await choose([answering], 1, 1, { needs: new Map([['price', 1]]) });
    expect(nothing[0]?.openings.map(({ text }) => text)).toEqual(['near 0.3', 'far 0.2']);
  });
  it('brings the openings that fit nearly as well, unfilled', async () => {
    const [chosen] = await choose([card('a', '{staff} 0.70', 'about 0.67', 'about 0.30')], 2);
    expect(chosen?.openings.map(({ text }) => text)).toEqual(['{staff} 0.70', 'about 0.67']);
  });
  it('takes a card without openings by its text, and nothing from nothing', async () => {
    expect(await choose([card('plain 0.5')], 1)).toMatchObject([{ card: { id: 'plain 0.5' }, openings: [] }]);
    expect(await choose([], 2)).toEqual([]);
  });
});
