import { shuffled, type Random } from '../numerics/random.ts';
import { placeNames, type BriefParts, type PlaceName } from './brief-parts.ts';

/** Stands where a place can't be filled; no text has it. */
const missing = '\u0000';

/** A place in an opening, with what stands there when the brief has nothing for it: {data|the records}. */
const place = /\{(\w+)(?:\|([^}]*))?\}/g;

/**
 * How each of `count` candidates begins. A small model states a mechanism badly but completes one well, so
 * candidates begin with the openings of the card, their places filled from the brief; openings that the brief
 * can't fill are left out. Where none is left, the model begins as it likes (empty).
 */
export function openingsFor(
  openings: readonly string[],
  parts: BriefParts,
  count: number,
  random: Random,
): string[] {
  const order = Object.fromEntries(
    placeNames.map((name) => [name, shuffled(parts[name], random)]),
  ) as unknown as BriefParts;
  const usable = shuffled(openings, random).filter((opening) => fillOpening(opening, order, 0) !== null);
  return Array.from({ length: count }, (_, i) => {
    const opening = usable[i % Math.max(1, usable.length)];
    if (opening === undefined) return '';
    // Another round over the openings takes the next parts of the brief.
    return fillOpening(opening, order, Math.floor(i / usable.length)) ?? '';
  });
}

/** An opening with its places filled, `turn` choosing among the parts. Null when a place can't be filled. */
export function fillOpening(opening: string, parts: BriefParts, turn: number): string | null {
  const usual: Partial<Record<string, string>> = { staff: 'the team', customer: 'customers', idea: 'it' };
  const filled = opening.replace(place, (_, name: string, fallback: string | undefined) => {
    const values = isPlaceName(name) ? parts[name] : [];
    const value = values[turn % Math.max(1, values.length)] ?? fallback ?? usual[name];
    return value ?? missing;
  });
  return filled.includes(missing) ? null : filled.charAt(0).toUpperCase() + filled.slice(1);
}

function isPlaceName(name: string): name is PlaceName {
  return (placeNames as readonly string[]).includes(name);
}
