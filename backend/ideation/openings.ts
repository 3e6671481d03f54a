import { shuffled, type Random } from '../numerics/random.ts';
import type { BriefParts } from './brief-parts.ts';
import type { Card } from './library.ts';

/** Of `count` candidates, this many begin as the model likes. */
const freeShare = 0.25;

/**
 * How each of `count` candidates for a card begins. A small model states a mechanism badly but completes one
 * well, so most candidates begin with one of the card's openings, its {person} and {asset} taken from the
 * brief; openings whose places the brief can't fill are left out. The rest begin freely (empty).
 */
export function openingsFor(card: Card, parts: BriefParts, count: number, random: Random): string[] {
  const free = Math.max(1, Math.round(count * freeShare));
  const people = shuffled(parts.people, random);
  const assets = shuffled(parts.assets, random);
  const usable = shuffled(card.openings, random).filter(
    (opening) =>
      (!opening.includes('{person}') || people.length > 0) &&
      (!opening.includes('{asset}') || assets.length > 0),
  );
  return Array.from({ length: count }, (_, i) => {
    const opening = usable[i % Math.max(1, usable.length)];
    if (i >= count - free || opening === undefined) return '';
    const filled = opening
      .replaceAll('{person}', people[i % Math.max(1, people.length)] ?? '')
      .replaceAll('{asset}', assets[i % Math.max(1, assets.length)] ?? '');
    return filled.charAt(0).toUpperCase() + filled.slice(1);
  });
}
