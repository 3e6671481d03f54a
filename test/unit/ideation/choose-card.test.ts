import { describe, expect, it } from 'vitest';
import { briefParts } from '../../../backend/ideation/brief-parts.ts';
import { chooseCard } from '../../../backend/ideation/choose-card.ts';
import type { Card } from '../../../backend/ideation/library.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { briefOf } from './brief.ts';

const card = (id: string, ...openings: string[]): Card => ({ id, kind: 'x', text: id, zh: id, openings });
/** Texts are as close to the problem as the number in them says. */
const fit = (texts: readonly string[]) =>
  Promise.resolve(texts.map((text) => Number(/0\.\d+/.exec(text)?.[0] ?? 0)));
const parts = briefParts(briefOf());

describe('chooseCard', () => {
  it('draws among the few that come closest to the problem', async () => {
    const cards = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map((n) => card(`c${n}`, `about ${n}`));
    const drawn = new Set<string | undefined>();
    for (let seed = 0; seed < 40; seed++)
      drawn.add((await chooseCard(cards, parts, fit, createRandom(seed)))?.card.id);
    expect([...drawn].sort()).toEqual(['c0.4', 'c0.5', 'c0.6', 'c0.7']);
  });
  it('brings the openings that fit nearly as well, unfilled', async () => {
    const chosen = await chooseCard(
      [card('a', '{staff} 0.70', 'about 0.67', 'about 0.30')],
      parts,
      fit,
      createRandom(1),
    );
    expect(chosen?.openings).toEqual(['{staff} 0.70', 'about 0.67']);
  });
  it('takes a card without openings by its text, and nothing from nothing', async () => {
    expect(await chooseCard([card('plain 0.5')], parts, fit, createRandom(1))).toMatchObject({
      openings: [],
    });
    expect(await chooseCard([], parts, fit, createRandom(1))).toBeNull();
  });
});
