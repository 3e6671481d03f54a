import { shuffled, type Random } from '../numerics/random.ts';
import { cardsOf, type Card, type IdeationLibrary, type MethodFile } from './library.ts';

/**
 * Puts a method's cards in the order in which they are tried: at random, but taking the values of the
 * spread field in turn, so that any run of as many cards as there are values has each once.
 */
export function drawCards(
  method: MethodFile,
  library: Pick<IdeationLibrary, 'cards'>,
  random: Random,
): Card[] {
  const cards = shuffled(cardsOf(method, library), random);
  const { spread } = method;
  if (!spread) return cards;
  const groups = Map.groupBy(cards, (card) => card[spread] ?? '');
  const values = method.order ?? shuffled([...groups.keys()], random);
  const drawn: Card[] = [];
  for (let round = 0; drawn.length < cards.length; round++) {
    let found = false;
    for (const value of values) {
      const card = groups.get(value)?.[round];
      if (!card) continue;
      drawn.push(card);
      found = true;
    }
    if (!found) break;
  }
  return drawn;
}

/**
 * The cards that may take a place: of those left, the ones with the same spread value as `like`; all that are
 * left when none is of that value, or when the method does not spread.
 */
export function contenders(like: Card, left: readonly Card[], spread: MethodFile['spread']): Card[] {
  const alike = spread ? left.filter((card) => card[spread] === like[spread]) : [];
  return alike.length > 0 ? alike : [...left];
}
