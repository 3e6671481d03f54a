import type { Idea } from '../../../contract/ideation.ts';

export type SortOrder = 'oldest' | 'newest';
export type Filter = 'all' | 'starred';

/** How a list of ideas is shown. */
export interface Arrangement {
  readonly filter: Filter;
  readonly sort: SortOrder;
  /** When this order was chosen. What arrived later stands at the end, so that nothing being read moves. */
  readonly since: number;
  /** For an idea that took another's place: when that other was written. */
  readonly places: Readonly<Record<string, number>>;
}

/** The ideas to show, in order. */
export function arrange(ideas: readonly Idea[], arrangement: Arrangement): Idea[] {
  const { filter, sort, since, places } = arrangement;
  const placeOf = (idea: Idea) => places[idea.id] ?? idea.createdAt;
  const shown = filter === 'starred' ? ideas.filter((idea) => idea.starred) : ideas;
  const byTime = shown.toSorted((a, b) => placeOf(a) - placeOf(b));
  if (sort === 'oldest') return byTime;
  const settled = byTime.filter((idea) => placeOf(idea) <= since);
  const later = byTime.filter((idea) => placeOf(idea) > since);
  return [...settled.reverse(), ...later];
}
