import { drawCards } from '../draw-cards.ts';
import type { Way } from './draw.ts';

/** The kind of card that asks for an addition to an idea; it means nothing without one. */
export const additionKind = 'yes-and';

/** “Yes, and”: the first idea answers a spark, each later one adds a thing to the one before. */
export const drawChain: Way = ({ method, library, random }) => {
  const cards = drawCards(method, library, random);
  return {
    method: method.id,
    spread: null,
    drawn: cards.filter(({ kind }) => kind !== additionKind),
    isReusable: false,
    additions: cards.filter(({ kind }) => kind === additionKind),
  };
};
