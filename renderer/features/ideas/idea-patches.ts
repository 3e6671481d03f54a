import type { IdeaMarks } from '../../../contract/board.ts';
import type { Idea } from '../../../contract/ideation.ts';

/** A list with the marks of some ideas set. */
export function withMarks(ideas: readonly Idea[], marks: readonly IdeaMarks[]): Idea[] {
  const byId = new Map(marks.map((one) => [one.id, one]));
  return ideas.map((idea) => ({ ...idea, ...byId.get(idea.id) }));
}

/** In which order ideas stood when they were last seen together. */
export type Standing = ReadonlyMap<string, number>;

const unknown: Standing = new Map();

/** A list with ideas put in, each in place of an older form of itself, or in its place in time. */
export function withIdeas(
  ideas: readonly Idea[],
  put: readonly Idea[],
  standing: Standing = unknown,
): Idea[] {
  const byId = new Map(put.map((idea) => [idea.id, idea]));
  const kept = ideas.map((idea) => byId.get(idea.id) ?? idea);
  const known = new Set(ideas.map(({ id }) => id));
  // Those that are there stay in their order: it was the store's.
  for (const idea of put) {
    if (known.has(idea.id)) continue;
    const next = kept.findIndex((other) => inTime(idea, other, standing) < 0);
    kept.splice(next < 0 ? kept.length : next, 0, idea);
  }
  return kept;
}

/** A list without some ideas. */
export function withoutIdeas(ideas: readonly Idea[], ids: readonly string[]): Idea[] {
  const gone = new Set(ids);
  return ideas.filter(({ id }) => !gone.has(id));
}

/** Ideas of one moment, as those of an import are, stand as they did; else as they are ranked, which moving changes. */
function inTime(a: Idea, b: Idea, standing: Standing): number {
  const [one, other] = [standing.get(a.id), standing.get(b.id)];
  return (
    a.createdAt - b.createdAt ||
    (one !== undefined && other !== undefined ? one - other : a.rank < b.rank ? -1 : 1)
  );
}
