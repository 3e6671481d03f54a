import type { Random } from '../numerics/random.ts';
import type { BriefParts } from './brief-parts.ts';
import type { Card } from './library.ts';
import { fillOpening } from './openings.ts';

/** How close texts come to the problem in meaning: for each a cosine similarity. */
export type Fit = (texts: readonly string[]) => Promise<number[]>;

/** One of so many of the best is drawn, so that another seed gives another set. */
const drawnFrom = 4;
/** Openings of the chosen card that fit the problem this much less than its best are left out. */
const openingTolerance = 0.05;

/**
 * Chooses the card that has most to do with the problem: its best opening, filled from the brief, comes
 * closest in meaning; by chance among the closest few. With it come the openings that fit nearly as well.
 * Null when there are no cards.
 */
export async function chooseCard(
  cards: readonly Card[],
  parts: BriefParts,
  fit: Fit,
  random: Random,
): Promise<{ readonly card: Card; readonly openings: readonly string[] } | null> {
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
  const bestOfCards = ranked.filter((one, i) => ranked.findIndex(({ card }) => card === one.card) === i);
  const chosen = bestOfCards[Math.floor(random() * Math.min(drawnFrom, bestOfCards.length))];
  if (!chosen) return null;
  const openings = ranked
    .filter(
      ({ card, opening, fit: own }) =>
        card === chosen.card && opening && own >= chosen.fit - openingTolerance,
    )
    .flatMap(({ opening }) => (opening ? [opening] : []));
  return { card: chosen.card, openings };
}
