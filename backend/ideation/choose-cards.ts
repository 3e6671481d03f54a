import { shuffled, type Random } from '../numerics/random.ts';
import type { BriefParts } from './brief-parts.ts';
import type { Card } from './library.ts';
import { openingKey, type Liking } from './liking.ts';
import { suits, type BriefNeeds } from './needs.ts';
import { fillOpening, type Opening } from './openings.ts';

/** How close texts come in meaning to the problem, or to an idea that more like it are wanted of: cosine similarities. */
export type Fit = (texts: readonly string[]) => Promise<number[]>;

/** What cards are ranked by. */
export interface Ranking {
  readonly fit: Fit;
  /** What the brief is about. */
  readonly needs: BriefNeeds;
  /** How readily people would choose the openings; those it does not know count as never chosen. */
  readonly liking: Liking;
  /** Openings that ideas of the project began with already, and cards of those whose opening is not known. */
  readonly had: ReadonlySet<string>;
}

/** Closeness is measured of so many cards, those that promise most without it: every opening takes an embedding. */
const measured = 24;
/** Cards are drawn from so many of the best, so that another seed gives another set. */
const drawnFrom = 3;
/** Openings of the chosen card that are worth this much less than its best are left out. */
const openingTolerance = 0.2;
/** What liking counts beside needs and closeness: of a few weights the one that put most of what readers chose first. */
const likingWeight = 10;
/** What answering its needs counts, by the same trial. */
const answerWeight = 1.5;
/** More than anything else can count: what was there before comes again when nothing else is left. */
const hadPenalty = 100;

export interface ChosenCard {
  readonly card: Card;
  readonly openings: readonly Opening[];
}

/**
 * Chooses the cards that promise most for the problem: people would choose their best openings for it, these answer
 * what the brief is about, and come close to it in meaning; by chance among the best few. With each come its openings
 * that are worth nearly as much. Fewer than `count` when there are fewer cards.
 */
export async function chooseCards(
  cards: readonly Card[],
  count: number,
  parts: BriefParts,
  ranking: Ranking,
  random: Random,
): Promise<ChosenCard[]> {
  const promising = cards
    .map((card) => beginningsOf(card, parts, ranking))
    .sort((a, b) => Math.max(...b.map(promiseOf)) - Math.max(...a.map(promiseOf)))
    .slice(0, measured)
    .flat();
  const fits = await ranking.fit(promising.map(({ text }) => text));
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

function beginningsOf(card: Card, parts: BriefParts, { needs, liking, had }: Ranking): Promising[] {
  const filled = openingsOf(card).flatMap((opening): Promising[] => {
    const text = fillOpening(opening.text, parts, 0);
    const key = openingKey(card.id, opening.place);
    const answer = opening.completion ? suits(opening.completion, needs) : 0;
    const promise =
      likingWeight * (liking.get(key) ?? 0) +
      answerWeight * answer -
      (had.has(key) || had.has(card.id) ? hadPenalty : 0);
    return text === null ? [] : [{ card, opening, text, promise }];
  });
  return filled.length > 0 ? filled : [{ card, opening: null, text: card.text, promise: 0 }];
}

/** A card's openings, each with what people wrote to it. */
export function openingsOf({ openings, completions }: Card): Opening[] {
  return openings.map((text, place) => ({ text, place, completion: completions?.[place] ?? null }));
}
