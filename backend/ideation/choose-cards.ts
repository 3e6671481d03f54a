import { shuffled, type Random } from '../numerics/random.ts';
import type { BriefParts } from './brief-parts.ts';
import type { Card } from './library.ts';
import { suits, type BriefNeeds } from './needs.ts';
import { fillOpening, type Opening } from './openings.ts';

/** How close texts come in meaning to the problem, or to an idea that more like it are wanted of: cosine similarities. */
export type Fit = (texts: readonly string[]) => Promise<number[]>;

/** What cards are ranked by. */
export interface Ranking {
  readonly fit: Fit;
  /** What the brief is about; empty where cards are wanted that are like an idea. */
  readonly needs: BriefNeeds;
}

/** Closeness is measured of so many cards, those that promise most without it: every opening takes an embedding. */
const measured = 24;
/** Cards are drawn from so many of the best, so that another seed gives another set. */
const drawnFrom = 6;
/** Openings of the chosen card that are worth this much less than its best are left out. */
const openingTolerance = 0.2;

export interface ChosenCard {
  readonly card: Card;
  readonly openings: readonly Opening[];
}

/**
 * Chooses the cards that promise most for the problem: they answer what the brief is about, they suited other briefs,
 * and their best openings, filled from the brief, come close in meaning; by chance among the best few. With each come
 * its openings that are worth nearly as much. Fewer than `count` when there are fewer cards.
 */
export async function chooseCards(
  cards: readonly Card[],
  count: number,
  parts: BriefParts,
  { fit, needs }: Ranking,
  random: Random,
): Promise<ChosenCard[]> {
  const promising = cards
    .map((card) => beginningsOf(card, parts, needs))
    .sort((a, b) => Math.max(...b.map(promiseOf)) - Math.max(...a.map(promiseOf)))
    .slice(0, measured)
    .flat();
  const fits = await fit(promising.map(({ text }) => text));
  const ranked = promising.map((one, i) => ({ ...one, worth: one.promise + (fits[i] as number) }));
  ranked.sort((a, b) => b.worth - a.worth);
  const bestOfCards = ranked.filter((one, i) => ranked.findIndex(({ card }) => card === one.card) === i);
  const chosen = shuffled(bestOfCards.slice(0, drawnFrom), random).slice(0, count);
  return chosen.map(({ card, worth: best }) => ({
    card,
    openings: ranked.flatMap((one) =>
      one.card === card && one.opening && one.worth >= best - openingTolerance ? [one.opening] : [],
    ),
  }));
}

interface Promising {
  readonly card: Card;
  /** Null for a card without one that the brief can fill: it is taken by its text. */
  readonly opening: Opening | null;
  readonly text: string;
  /** What it is worth, closeness apart. */
  readonly promise: number;
}

const promiseOf = ({ promise }: Promising) => promise;

function beginningsOf(card: Card, parts: BriefParts, needs: BriefNeeds): Promising[] {
  const filled = openingsOf(card).flatMap((opening, i): Promising[] => {
    const text = fillOpening(opening.text, parts, 0);
    const answer = opening.completion ? suits(opening.completion, needs) : 0;
    // Fitted to readings (docs/ideation.md). The closeness that is added later hardly tells which openings suit a brief,
    // but it keeps a set apart.
    const promise = (card.promises?.[i] ?? 0) + answer;
    return text === null ? [] : [{ card, opening, text, promise }];
  });
  return filled.length > 0 ? filled : [{ card, opening: null, text: card.text, promise: 0 }];
}

/** A card's openings, each with what people wrote to it. */
export function openingsOf({ openings, completions }: Card): Opening[] {
  return openings.map((text, i) => ({ text, completion: completions?.[i] ?? null }));
}
