import type { BoardChange } from '../../../contract/board.ts';
import type { Idea, IdeaState } from '../../../contract/ideation.ts';
import type { Grouping, Lane } from './arrange.ts';

type Marks = Omit<BoardChange, 'ids'>;

/** What becomes of ideas that are put from one lane into another; null where a lane can't be given by hand. */
export function intoLane(grouping: Grouping, from: string, to: string): Marks | null {
  if (from === to) return {};
  switch (grouping) {
    case 'state':
      return { state: to as IdeaState };
    case 'tag':
      return {
        ...(to === '' ? {} : { addTags: [to] }),
        ...(from === '' ? {} : { removeTags: [from] }),
      };
    // How an idea was made is what it is; groups are put together on the map.
    case 'method':
    case 'cluster':
      return null;
  }
}

/** What a key moves an idea by. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/** A move by keyboard: what changes, and the lane and the place in it where the idea then stands. */
export interface KeyMove {
  readonly marks: Marks;
  readonly lane: Lane;
  /** From 1. */
  readonly position: number;
}

/** Where an idea goes from its lane by a key; null at an end, or where it can't go. */
export function keyMove(
  lanes: readonly Lane[],
  grouping: Grouping,
  idea: Idea,
  direction: Direction,
): KeyMove | null {
  const at = lanes.findIndex((lane) => lane.ideas.includes(idea));
  const lane = lanes[at];
  if (!lane) return null;
  const index = lane.ideas.indexOf(idea);
  if (direction === 'up' || direction === 'down') {
    const step = direction === 'up' ? -1 : 1;
    const other = lane.ideas[index + step];
    if (!other) return null;
    const side = direction === 'up' ? 'before' : 'after';
    return { marks: { place: { side, id: other.id } }, lane, position: index + step + 1 };
  }
  const target = lanes[at + (direction === 'left' ? -1 : 1)];
  if (!target) return null;
  const marks = intoLane(grouping, lane.key, target.key);
  if (!marks) return null;
  const first = target.ideas[0];
  return {
    marks: first ? { ...marks, place: { side: 'before', id: first.id } } : marks,
    lane: target,
    position: 1,
  };
}
