import { shuffled, type Random } from '../numerics/random.ts';
import type { BriefParts } from './brief-parts.ts';
import type { Card } from './library.ts';
import { fillOpening } from './openings.ts';

/** How close texts come in meaning to the problem, or to an idea that more like it are wanted of: cosine similarities. */
export type Fit = (texts: readonly string[]) => Promise<number[]>;

/** Cards are drawn from so many of the best, so that another seed gives another set. */
const drawnFrom = 6;
/**
 * What a card's promise counts against closeness. Closeness of embeddings hardly tells which openings suit a brief (area
 * under the curve 0.53 in 7,040 readings); how often the card suited other briefs does (0.67).
 */
const promiseWeight = 1;
/** Openings of the chosen card that fit the problem this much less than its best are left out. */
const openingTolerance = 0.05;

export interface ChosenCard {
  readonly card: Card;
  readonly openings: readonly string[];
}

/**
 * Chooses the cards that promise most for the problem: they suited other briefs, and their best openings, filled from
 * the brief, come close in meaning; by chance among the best few. With each come its openings that fit nearly as well.
 * Fewer than `count` when there are fewer cards.
 */
export async function chooseCards(
  cards: readonly Card[],
  count: number,
  parts: BriefParts,
  fit: Fit,
  random: Random,
): Promise<ChosenCard[]> {
  const beginnings = cards.flatMap((card): { card: Card; opening: string | null; text: string }[] => {
    const filled = card.openings.flatMap((opening) => {
      const text = fillOpening(opening, parts, 0);
      return text === null ? [] : [{ card, opening, text }];
    });
    return filled.length > 0 ? filled : [{ card, opening: null, text: card.text }];
  });
  const fits = await fit(beginnings.map(({ text }) => text));
  const ranked = beginnings.map((beginning, i) => ({ ...beginning, fit: fits[i] as number }));
  ranked.sort((a, b) => b.fit - a.fit);
  const bestOfCards = ranked
    .filter((one, i) => ranked.findIndex(({ card }) => card === one.card) === i)
    .sort((a, b) => worth(b) - worth(a));
  const chosen = shuffled(bestOfCards.slice(0, drawnFrom), random).slice(0, count);
  return chosen.map(({ card, fit: best }) => ({
    card,
    openings: ranked.flatMap((one) =>
      one.card === card && one.opening && one.fit >= best - openingTolerance ? [one.opening] : [],
    ),
  }));
}

function worth({ card, fit }: { readonly card: Card; readonly fit: number }): number {
  return fit + promiseWeight * (card.promise ?? 0);
}
