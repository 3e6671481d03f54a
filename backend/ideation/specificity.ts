import type { BriefFields } from '../../contract/projects.ts';
import { isContentWord, stemOf, termsOf } from './words.ts';

/** Using more of the brief's own words than this is no better. */
const enough = 5;

/** The words and numbers that make a brief this brief: stems of its content words, and its numbers. */
export function specificTerms(brief: BriefFields): ReadonlySet<string> {
  const text = [
    brief.title,
    brief.problem,
    brief.people,
    brief.constraints,
    brief.assets,
    brief.success,
  ].join(' . ');
  const found = new Set<string>();
  for (const { text: term, isNumber } of termsOf(text))
    if (isNumber || isContentWord(term)) found.add(isNumber ? term : stemOf(term));
  return found;
}

/** How much of the brief a pitch speaks of: 0 for nothing, 1 for five of its specific terms or more. */
export function specificity(pitch: string, terms: ReadonlySet<string>): number {
  const used = new Set<string>();
  for (const { text, isNumber } of termsOf(pitch)) {
    const term = isNumber ? text : stemOf(text);
    if ((isNumber || isContentWord(text)) && terms.has(term)) used.add(term);
  }
  return Math.min(1, used.size / enough);
}
