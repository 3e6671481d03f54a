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

/** So many ideas in a row come from different kinds of card. */
export const kindsInARow = 3;

/**
 * The cards that may take a place: of those left, the ones with the same spread value as `like`. A method that spreads
 * over kinds promises no order, so that there any card may come but of the kinds that came last (`recent`): a kind
 * has not something for every brief. All that are left when none is such, or when the method does not spread.
 */
export function contenders(
  like: Card,
  left: readonly Card[],
  spread: MethodFile['spread'],
  recent: readonly string[],
): Card[] {
  if (!spread) return [...left];
  const some = left.filter((card) =>
    spread === 'kind' ? !recent.includes(card.kind) : card[spread] === like[spread],
  );
  return some.length > 0 ? some : [...left];
}
