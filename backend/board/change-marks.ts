import { InklingError } from '../../contract/errors.ts';
import type { BoardChange, IdeaMarks } from '../../contract/board.ts';
import { tagsPerIdea } from '../../contract/ideation.ts';
import type { PlacedIdea } from './ports.ts';
import { ranksBetween } from './rank.ts';

/** What the marks of ideas become by a change. Throws `invalid-input` for too many tags, and for a place that isn't one. */
export function changeMarks(
  before: readonly IdeaMarks[],
  order: readonly PlacedIdea[],
  change: BoardChange,
): IdeaMarks[] {
  const ranks = change.place ? placedRanks(before, order, change.place) : null;
  return before.map((marks) => {
    const tags = tagsAfter(marks.tags, change);
    if (tags.length > tagsPerIdea)
      throw new InklingError(
        'invalid-input',
        `An idea has at most ${tagsPerIdea} tags. Nothing was changed.`,
        'Take a tag away first.',
      );
    return {
      id: marks.id,
      starred: change.starred ?? marks.starred,
      state: change.state ?? marks.state,
      tags,
      rank: ranks?.get(marks.id) ?? marks.rank,
    };
  });
}

/** Tags stay in the order they were given. */
function tagsAfter(tags: readonly string[], { addTags = [], removeTags = [] }: BoardChange): string[] {
  return [...new Set([...tags, ...addTags])].filter((tag) => !removeTags.includes(tag));
}

/** New ranks beside another idea, for ideas that keep the order among themselves. */
function placedRanks(
  moved: readonly IdeaMarks[],
  order: readonly PlacedIdea[],
  { side, id }: NonNullable<BoardChange['place']>,
): Map<string, string> {
  const ids = new Set(moved.map((marks) => marks.id));
  const staying = order.filter((placed) => !ids.has(placed.id)).sort(byRank);
  const at = staying.find((placed) => placed.id === id);
  if (!at)
    throw new InklingError(
      'invalid-input',
      'The idea to stand beside is not on this board, or is itself being moved. Nothing was changed.',
      'Choose another place.',
    );
  const [low, high] =
    side === 'before'
      ? [staying.findLast(({ rank }) => rank < at.rank)?.rank ?? null, at.rank]
      : [at.rank, staying.find(({ rank }) => rank > at.rank)?.rank ?? null];
  const ranks = ranksBetween(low, high, moved.length);
  return new Map([...moved].sort(byRank).map((marks, i) => [marks.id, ranks[i]!]));
}

const byRank = (a: PlacedIdea, b: PlacedIdea) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);
