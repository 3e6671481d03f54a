import { ideaStates, type Idea, type IdeaState } from '../../../contract/ideation.ts';

/** What a list can be sorted by; `board` is the order that was given by hand. */
export const sortOrders = ['oldest', 'newest', 'title', 'state', 'starred', 'board'] as const;
/** By the ranking of a set of criteria, the best first; what it does not rank comes last. */
export type ScoreSort = `score:${string}`;
export type SortOrder = (typeof sortOrders)[number] | ScoreSort;

/** The order by a set of criteria. */
export const sortByScore = (setId: string): ScoreSort => `score:${setId}`;

/** Which ideas are shown; null lets all through. */
export interface Filters {
  readonly starred: boolean;
  readonly state: IdeaState | null;
  readonly tag: string | null;
  readonly method: string | null;
  readonly origin: Idea['origin'] | null;
}

export const noFilters: Filters = { starred: false, state: null, tag: null, method: null, origin: null };

/** How ideas are shown. */
export interface Arrangement {
  readonly filters: Filters;
  readonly sort: SortOrder;
  /** The ranks of the set that is sorted by; null when it is sorted by something else, or the set is gone. */
  readonly ranks: ReadonlyMap<string, number> | null;
  /** When this order was chosen. What arrived later stands at the end, so that nothing being read moves. */
  readonly since: number;
  /** For an idea that took another's place: when that other was written. */
  readonly places: Readonly<Record<string, number>>;
  /** The ideas that a search found, the best first; null when nothing is searched for. */
  readonly found: readonly string[] | null;
}

/** Whether an idea passes the filters. */
export function passes(idea: Idea, filters: Filters): boolean {
  return (
    (!filters.starred || idea.starred) &&
    (filters.state === null || idea.state === filters.state) &&
    (filters.tag === null || idea.tags.includes(filters.tag)) &&
    (filters.method === null || idea.provenance?.method === filters.method) &&
    (filters.origin === null || idea.origin === filters.origin)
  );
}

/** Whether ideas are of more than one day, by the clock of this machine. */
export function areOfSeveralDays(ideas: readonly Idea[]): boolean {
  const dayOf = ({ createdAt }: Idea) => new Date(createdAt).toDateString();
  return ideas.some((idea) => dayOf(idea) !== dayOf(ideas[0]!));
}

/** The order that was given by hand. */
export const byRank = (a: Idea, b: Idea): number => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);

/** The ideas to show, in order; what a search found stands the best first, whatever the order. */
export function arrange(ideas: readonly Idea[], arrangement: Arrangement): Idea[] {
  const { filters, sort, since, places, found, ranks } = arrangement;
  const placeOf = (idea: Idea) => places[idea.id] ?? idea.createdAt;
  const shown = ideas.filter((idea) => passes(idea, filters));
  if (found) {
    const byId = new Map(shown.map((idea) => [idea.id, idea]));
    return found.flatMap((id) => byId.get(id) ?? []);
  }
  const byTime = shown.toSorted((a, b) => placeOf(a) - placeOf(b));
  if (sort === 'board') return byTime.sort(byRank);
  if (sort === 'oldest') return byTime;
  const settled = byTime.filter((idea) => placeOf(idea) <= since);
  const later = byTime.filter((idea) => placeOf(idea) > since);
  const ordered = isByScore(sort) ? sortedByRank(settled, ranks) : sorted(settled, sort);
  return [...ordered, ...later];
}

function sorted(byTime: Idea[], sort: Exclude<SortOrder, ScoreSort | 'oldest' | 'board'>): Idea[] {
  switch (sort) {
    case 'newest':
      return byTime.reverse();
    case 'title':
      return byTime.sort((a, b) => a.title.localeCompare(b.title));
    case 'starred':
      return byTime.sort((a, b) => Number(b.starred) - Number(a.starred));
    case 'state':
      return byTime.sort((a, b) => stateOrder(a.state) - stateOrder(b.state));
  }
}

const isByScore = (sort: SortOrder): sort is ScoreSort => sort.startsWith('score:');

function sortedByRank(byTime: readonly Idea[], ranks: Arrangement['ranks']): Idea[] {
  const rankOf = ({ id }: Idea) => ranks?.get(id) ?? Number.MAX_SAFE_INTEGER;
  return byTime.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** What is nearest to being done comes first. */
const stateOrder = (state: IdeaState) => ['chosen', 'promising', 'new', 'parked'].indexOf(state);

/** What lanes can be made of. */
export const groupings = ['state', 'method', 'tag', 'cluster'] as const;
export type Grouping = (typeof groupings)[number];

/** A lane: its key (a state, a method, a tag, a group's id; empty for what has none) and its ideas, in the order given by hand. */
export interface Lane {
  readonly key: string;
  readonly ideas: readonly Idea[];
}

/** Ideas in lanes. An idea with several tags stands in the lane of each; states have a lane even when it is empty. */
export function lanesOf(ideas: readonly Idea[], grouping: Grouping, isSearch: boolean): Lane[] {
  const ordered = isSearch ? ideas : ideas.toSorted(byRank);
  const lanes = new Map<string, Idea[]>(grouping === 'state' ? ideaStates.map((state) => [state, []]) : []);
  for (const idea of ordered)
    for (const key of keysOf(idea, grouping)) {
      const lane = lanes.get(key);
      if (lane) lane.push(idea);
      else lanes.set(key, [idea]);
    }
  const all = [...lanes].map(([key, members]): Lane => ({ key, ideas: members }));
  return grouping === 'tag'
    ? all.sort((a, b) => Number(a.key !== '') - Number(b.key !== '') || a.key.localeCompare(b.key))
    : all;
}

function keysOf(idea: Idea, grouping: Grouping): readonly string[] {
  switch (grouping) {
    case 'state':
      return [idea.state];
    case 'method':
      return [idea.provenance?.method ?? ''];
    case 'tag':
      return idea.tags.length > 0 ? idea.tags : [''];
    case 'cluster':
      return [idea.clusterId ?? ''];
  }
}
