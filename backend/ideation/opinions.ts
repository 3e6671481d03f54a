import type { Idea } from '../../contract/ideation.ts';
import { openingKey, type Opinion } from './liking.ts';
import type { TreatedIdea } from './ports.ts';

/** The key of the opening an idea began with; null where none is known. */
export function openingOf({ provenance }: Pick<Idea, 'provenance'>): string | null {
  return provenance?.openingPlace === undefined
    ? null
    : openingKey(provenance.stimulus.id, provenance.openingPlace);
}

/** What an idea began with: its opening, or its card where the opening is not known; nothing for a person's own. */
export function beginningOf(idea: Pick<Idea, 'provenance'>): string[] {
  const beginning = openingOf(idea) ?? idea.provenance?.stimulus.id;
  return beginning === undefined ? [] : [beginning];
}

/**
 * What a person lets one know of openings by what they do with the ideas: starring and choosing say yes, deleting and
 * parking no, and what was left as it came says nothing. Of two ideas from one opening the first of `ideas` counts.
 */
export function opinionsOn(ideas: readonly TreatedIdea[]): Opinion[] {
  const found = new Map<string, number>();
  for (const idea of ideas) {
    const opening = openingOf(idea);
    const value = valueOf(idea);
    if (opening !== null && value !== null && !found.has(opening)) found.set(opening, value);
  }
  return [...found].map(([opening, value]) => ({ opening, value }));
}

function valueOf({ starred, state, isDeleted }: TreatedIdea): number | null {
  if (isDeleted) return 0;
  if (starred || state === 'chosen') return 1;
  if (state === 'promising') return 0.7;
  return state === 'parked' ? 0 : null;
}
