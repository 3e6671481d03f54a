import { InklingError } from '../../../contract/errors.ts';
import { drawCards } from '../draw-cards.ts';
import type { Card } from '../library.ts';
import type { Way } from './draw.ts';

/** Cards of the library, each for one idea: how most methods work. */
export const drawFromLibrary: Way = ({ method, library, input, random }) => ({
  method: method.id,
  spread: method.spread,
  drawn: onlyCards(drawCards(method, library, random), input.cardIds),
  isReusable: false,
  additions: [],
});

/** The cards named, of those given; all of them when none is named. Throws `invalid-input` for one that isn't there. */
function onlyCards(cards: readonly Card[], ids: readonly string[] | undefined): readonly Card[] {
  if (!ids) return cards;
  const unknown = ids.find((id) => !cards.some((card) => card.id === id));
  if (unknown !== undefined)
    throw new InklingError(
      'invalid-input',
      `This method has no card “${unknown}”.`,
      'Choose a card of the method, or leave the cards out.',
    );
  return cards.filter(({ id }) => ids.includes(id));
}
