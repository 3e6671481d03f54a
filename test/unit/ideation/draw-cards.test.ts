import { describe, expect, it } from 'vitest';
import { drawCards, contenders } from '../../../backend/ideation/draw-cards.ts';
import type { Card, MethodFile } from '../../../backend/ideation/library.ts';
import { createRandom } from '../../../backend/numerics/random.ts';

const verbs = ['substitute', 'combine', 'adapt'];
const cards: Card[] = verbs.flatMap((verb) =>
  [1, 2, 3].map((n) => ({
    id: `${verb}-${n}`,
    kind: 'scamper',
    verb,
    text: `${verb} ${n}`,
    zh: '',
    openings: [],
  })),
);
const name = { en: 'x', 'zh-CN': 'x' };
const method: MethodFile = {
  id: 'scamper',
  position: 1,
  name,
  description: name,
  kinds: ['scamper'],
  spread: 'verb',
  order: verbs,
  way: 'cards',
  session: null,
  source: '',
};

const library = { cards };

describe('drawCards', () => {
  const drawn = drawCards(method, library, createRandom(7));
  it('takes the values in turn and every card once', () => {
    expect(drawn.map((card) => card.verb)).toEqual([...verbs, ...verbs, ...verbs]);
    expect(new Set(drawn).size).toBe(cards.length);
  });
  it('is the same for the same seed, and not for another', () => {
    expect(drawCards(method, library, createRandom(7))).toEqual(drawn);
    expect(drawCards(method, library, createRandom(8))).not.toEqual(drawn);
  });
});

describe('contenders', () => {
  const [first, ...left] = cards as [Card, ...Card[]];
  const verbsOf = (found: Card[]) => found.map((card) => card.verb);
  it('have the same value', () =>
    expect(verbsOf(contenders(first, left, 'verb', []))).toEqual(['substitute', 'substitute']));
  it('are all others when that value is used up, or does not count', () => {
    expect(contenders(first, left.slice(2), 'verb', [])).toEqual(left.slice(2));
    expect(contenders(first, left, null, [])).toEqual(left);
  });
  it('are of any kind but those that came last, when kinds are what is spread', () => {
    const kinds = left.map((card, i) => ({ ...card, kind: ['a', 'b', 'c'][i % 3]! }));
    const kindsOf = (recent: string[]) =>
      [...new Set(contenders(first, kinds, 'kind', recent).map(({ kind }) => kind))].sort();
    expect(kindsOf([])).toEqual(['a', 'b', 'c']);
    expect(kindsOf(['a', 'c'])).toEqual(['b']);
    expect(kindsOf(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  });
  it('are none when nothing is left', () => expect(contenders(first, [], 'verb', [])).toEqual([]));
});
