import type { BriefFields } from '../../contract/projects.ts';
import { briefTexts } from './brief-parts.ts';
import { contentStems } from './words.ts';

/** Using more of the brief's own words than this is no better. */
const enough = 5;

/**
 * The words that make a brief this brief: stems of its content words. Numbers earn nothing: a small model puts
 * them everywhere.
 */
export function specificTerms(brief: BriefFields): ReadonlySet<string> {
  return contentStems(briefTexts(brief).join(' . '));
}

/** The same of what it says about people. */
export function peopleTerms(brief: BriefFields): ReadonlySet<string> {
  return contentStems(brief.people);
}

/** How much of the brief a pitch speaks of: 0 for nothing, 1 for five of its specific terms or more. */
export function specificity(pitch: string, terms: ReadonlySet<string>): number {
  const used = [...contentStems(pitch)].filter((stem) => terms.has(stem));
  return Math.min(1, used.length / enough);
}
