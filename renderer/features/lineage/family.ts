import type { Idea } from '../../../contract/ideation.ts';

/** An idea in a family, and how deep it stands below the eldest that is still there. */
export interface Relative {
  readonly idea: Idea;
  readonly depth: number;
}

export interface Family {
  /** Parents, the idea itself and all that grew from it, in the order of a drawn tree. */
  readonly relatives: readonly Relative[];
  /** The eldest grew from one that is deleted. */
  readonly isEldestGone: boolean;
}

/** What an idea grew from, and what grew from it. Brothers of its parents are left out. */
export function familyOf(idea: Idea, ideas: readonly Idea[]): Family {
  const byId = new Map(ideas.map((one) => [one.id, one]));
  const parents: Idea[] = [];
  const seen = new Set([idea.id]);
  let parentId = idea.parentId;
  while (parentId !== null && !seen.has(parentId)) {
    seen.add(parentId);
    const parent = byId.get(parentId);
    if (!parent) break;
    parents.unshift(parent);
    parentId = parent.parentId;
  }
  const relatives: Relative[] = [...parents, idea].map((one, depth) => ({ idea: one, depth }));
  const addChildren = (of: Idea, depth: number) => {
    for (const child of ideas) {
      if (child.parentId !== of.id || seen.has(child.id)) continue;
      seen.add(child.id);
      relatives.push({ idea: child, depth });
      addChildren(child, depth + 1);
    }
  };
  addChildren(idea, parents.length + 1);
  return { relatives, isEldestGone: parentId !== null && !byId.has(parentId) };
}
