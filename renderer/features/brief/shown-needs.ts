import type { ToldNeed } from '../../../contract/ideation.ts';

/** So many of what was told are shown, and none that is less sure than this: a long list would not be read. */
const most = 6;
const leastSureness = 0.25;

/** The ids of the needs that are shown of those told from a text, the surest first. */
export function shownNeeds(told: readonly ToldNeed[]): string[] {
  return told
    .filter(({ sureness }) => sureness >= leastSureness)
    .slice(0, most)
    .map(({ id }) => id);
}
