import type { BriefFields } from '../../contract/projects.ts';
import { assetsIn } from './brief-assets.ts';
import { listed } from './brief-list.ts';
import { houseIn, namedIn, peopleIn, writesOfOneself } from './brief-people.ts';
import { countedThings } from './brief-things.ts';

/** Everything a brief says, field by field. */
export function briefTexts({ title, problem, people, constraints, assets, success }: BriefFields): string[] {
  return [title, problem, people, constraints, assets, success];
}

/** What of a brief can stand in a sentence, by the place it can take there. */
export type BriefParts = Readonly<Record<PlaceName, readonly string[]>>;

export const placeNames = [
  'staff',
  'customer',
  'thing',
  'data',
  'place',
  'channel',
  'asset',
  'idea',
] as const;
export type PlaceName = (typeof placeNames)[number];

/**
 * Takes from a brief what openings can name: its team, its customers, what it counts, what it has. What could be
 * read two ways is left out, since every opening has a word of its own for a place that stays empty.
 */
export function briefParts({ title, problem, people, assets }: BriefFields): BriefParts {
  const named = listed(people);
  const { staff, customer } = peopleIn(named, houseIn(title, problem), writesOfOneself(people));
  return {
    staff,
    customer: namedIn(`${title} ${problem}`, customer),
    thing: countedThings(`${problem} ${title}`, named),
    ...assetsIn(listed(assets)),
    // Filled where ideas grow on one another.
    idea: [],
  };
}
