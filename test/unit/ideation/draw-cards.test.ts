import { describe, expect, it } from 'vitest';
import { drawCards, replacementCard } from '../../../backend/ideation/draw-cards.ts';
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
  name,
  description: name,
  kinds: ['scamper'],
  spread: 'verb',
  order: verbs,
  source: '',
};

const library = { cards, methods: [method], experiments: [] };

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

describe('replacementCard', () => {
  const [failed, ...left] = cards as [Card, ...Card[]];
  it('prefers the same value', () => expect(replacementCard(failed, left, 'verb')?.verb).toBe('substitute'));
  it('takes what is left otherwise', () =>
    expect(replacementCard(failed, left.slice(5), 'verb')?.verb).toBe('adapt'));
  it('is null when nothing is left', () => expect(replacementCard(failed, [], 'verb')).toBeNull());
});
