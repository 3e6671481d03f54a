import { shuffled, type Random } from '../numerics/random.ts';
import type { BriefParts } from './brief-parts.ts';
import type { Card } from './library.ts';
import { fillOpening } from './openings.ts';

/** How well texts fit, each a number that means something only beside the others. */
export type Fit = (texts: readonly string[]) => Promise<number[]>;

/** What openings are chosen by. */
export interface Fits {
  /** Closeness in meaning to the problem, or to an idea that more like it are wanted of. */
  readonly close: Fit;
  /** Whether the model thinks them worth finishing, 0 to 1; null when it can't say. Dear, so only the closest are asked about. */
  readonly suits: Fit | null;
}

/** Cards whose best openings the model is asked about: a tenth of a second each. */
const askedAbout = 20;
/** What the model's yes counts against closeness, of which cards that come near the problem differ by a tenth. */
const suitWeight = 0.4;

/** Cards are drawn from so many of the best, so that another seed gives another set: fewer where the model has a say. */
const drawnFrom = { unasked: 6, asked: 3 };
/** Openings of the chosen card that fit the problem this much less than its best are left out. */
const openingTolerance = 0.05;

export interface ChosenCard {
  readonly card: Card;
  readonly openings: readonly string[];
}

/**
 * Chooses the cards that have most to do with the problem: their best openings, filled from the brief, come
 * closest in meaning, and the model thinks them worth finishing; by chance among the best few. With each come its
 * openings that fit nearly as well. Fewer than `count` when there are fewer cards.
 */
export async function chooseCards(
  cards: readonly Card[],
  count: number,
  parts: BriefParts,
  { close, suits }: Fits,
  random: Random,
): Promise<ChosenCard[]> {
  const beginnings = cards.flatMap((card): { card: Card; opening: string | null; text: string }[] => {
    const filled = card.openings.flatMap((opening) => {
      const text = fillOpening(opening, parts, 0);
      return text === null ? [] : [{ card, opening, text }];
    });
    return filled.length > 0 ? filled : [{ card, opening: null, text: card.text }];
  });
  const closeness = await close(beginnings.map(({ text }) => text));
  const ranked = beginnings.map((beginning, i) => ({ ...beginning, fit: closeness[i] as number }));
  ranked.sort((a, b) => b.fit - a.fit);
  const bestOfCards = await suited(
    ranked.filter((one, i) => ranked.findIndex(({ card }) => card === one.card) === i),
    suits,
  );
  const chosen = shuffled(bestOfCards.slice(0, suits ? drawnFrom.asked : drawnFrom.unasked), random).slice(
    0,
    count,
  );
  return chosen.map(({ card, fit: best }) => ({
    card,
    openings: ranked.flatMap((one) =>
      one.card === card && one.opening && one.fit >= best - openingTolerance ? [one.opening] : [],
    ),
  }));
}

/** The closest beginnings, now those first that the model thinks worth finishing too. */
async function suited<T extends { readonly text: string; readonly fit: number }>(
  closest: readonly T[],
  suits: Fit | null,
): Promise<readonly T[]> {
  if (!suits) return closest;
  const asked = closest.slice(0, askedAbout);
  const sure = await suits(asked.map(({ text }) => text));
  const total = asked.map((one, i) => ({ one, sum: one.fit + suitWeight * (sure[i] as number) }));
  return total.sort((a, b) => b.sum - a.sum).map(({ one }) => one);
}
