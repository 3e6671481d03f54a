import type { IdeaMarks } from '../../../contract/board.ts';
import type { Idea } from '../../../contract/ideation.ts';

/** A list with the marks of some ideas set. */
export function withMarks(ideas: readonly Idea[], marks: readonly IdeaMarks[]): Idea[] {
  const byId = new Map(marks.map((one) => [one.id, one]));
  return ideas.map((idea) => ({ ...idea, ...byId.get(idea.id) }));
}

/** A list with ideas put in, each in place of an older form of itself, or in its place in time. */
export function withIdeas(ideas: readonly Idea[], put: readonly Idea[]): Idea[] {
  const byId = new Map(put.map((idea) => [idea.id, idea]));
  const kept = ideas.map((idea) => byId.get(idea.id) ?? idea);
  const known = new Set(ideas.map(({ id }) => id));
  const fresh = put.filter(({ id }) => !known.has(id));
  return fresh.length === 0 ? kept : [...kept, ...fresh].sort(inTime);
}

/** A list without some ideas. */
export function withoutIdeas(ideas: readonly Idea[], ids: readonly string[]): Idea[] {
  const gone = new Set(ids);
  return ideas.filter(({ id }) => !gone.has(id));
}

/** Ideas of one import are of one moment: they stand as they were ranked when they came. */
function inTime(a: Idea, b: Idea): number {
  return a.createdAt - b.createdAt || (a.rank < b.rank ? -1 : 1);
}
