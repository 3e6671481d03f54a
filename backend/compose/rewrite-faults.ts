import type { RewriteAction } from '../../contract/compose-texts.ts';
import { inventedNumbers } from '../wording/numbers.ts';
import { isContentWord, lengthOf, stemOf, wordsOf } from '../wording/words.ts';
import { nearest } from './nearest.ts';
import { hasSentenceApart, subjectShares } from './rewrite-shares.ts';

/** How long a rewritten text may be, as a share of what it was. */
const lengths: Readonly<Record<RewriteAction, readonly [number, number]>> = {
  shorten: [0.1, 0.75],
  expand: [1.05, 2.5],
  simplify: [0.5, 2],
  formal: [0.6, 1.6],
  friendly: [0.6, 1.7],
  plain: [0.5, 1.7],
  bullets: [0.4, 1.2],
  headline: [0.05, 0.8],
  correct: [0.8, 1.2],
  translate: [0.3, 3],
  continue: [0.02, 3],
};
/** Words that a short text may grow by in any case: a greeting, a please and a thank-you take as many. */
const courtesy: Partial<Record<RewriteAction, number>> = { formal: 10, friendly: 10, simplify: 10, plain: 6 };

/** Actions after which everything has to be there still. */
const keepsAll: readonly RewriteAction[] = ['formal', 'friendly', 'correct', 'simplify', 'plain'];
/**
 * Share of the subject's words that has to be kept, and that may be new. Set by hand on hand-written changes: right ones keep
 * a third at least, and texts about something else have three new words in five. A corrected text has hardly a word that is
 * not a mended one.
 */
const wordShares: Partial<Record<RewriteAction, { readonly kept: number; readonly fresh: number }>> = {
  correct: { kept: 0.85, fresh: 0.06 },
  formal: { kept: 0.4, fresh: 0.45 },
  friendly: { kept: 0.35, fresh: 0.45 },
  plain: { kept: 0.35, fresh: 0.45 },
  simplify: { kept: 0.4, fresh: 0.5 },
};

/** What is wrong with a text in place of another; none when it may be proposed. */
export function rewriteFaults(before: string, after: string, action: RewriteAction): string[] {
  if (lengthOf(after) === 0) return ['empty'];
  const faults = lengthFaults(before, after, action);
  if (inventedNumbers(after, [before]).length > 0) faults.push('a number that wasn’t there');
  if (keepsAll.includes(action) && inventedNumbers(before, [after]).length > 0)
    faults.push('a number got lost');
  if (freshNames(before, after, action).length > 0) faults.push('a name that wasn’t there');
  const shares = wordShares[action];
  if (shares) {
    const { kept, fresh } = subjectShares(before, after, action);
    if (kept < shares.kept || hasSentenceApart(before, after, action)) faults.push('too much was left out');
    if (fresh > shares.fresh || hasSentenceApart(after, before, action)) faults.push('too much is new');
  }
  if (repeats(after)) faults.push('the same words twice');
  if (action !== 'headline' && action !== 'bullets' && !/[.!?…"”)]\s*$/u.test(after)) faults.push('cut off');
  if (action === 'bullets' && !/^- \S/mu.test(after)) faults.push('no points');
  return faults;
}

function lengthFaults(before: string, after: string, action: RewriteAction): string[] {
  const [least, most] = lengths[action];
  const was = Math.max(1, lengthOf(before));
  const is = lengthOf(after);
  if (is < least * was) return ['too short'];
  return is > Math.max(most * was, was + (courtesy[action] ?? 0)) ? ['too long'] : [];
}

/** Words with a capital letter within a sentence that stand nowhere before. */
function freshNames(before: string, after: string, action: RewriteAction): string[] {
  const words = wordsOf(before);
  const there = new Set(words.map(stemOf));
  const names = [...after.matchAll(/(?<=[\p{Ll},;]\s)\p{Lu}[\p{L}'’-]+/gu)].map(([name]) =>
    name.toLowerCase(),
  );
  // A misspelt name is corrected to one that is nearly it.
  const isMeant = (name: string) => action === 'correct' && nearest(name, words) !== null;
  return names.filter((name) => !there.has(stemOf(name)) && !isMeant(name));
}

function repeats(text: string): boolean {
  const words = wordsOf(text);
  const seen = new Set<string>();
  for (let i = 0; i + 4 <= words.length; i++) {
    const four = words.slice(i, i + 4);
    const key = four.join(' ');
    if (seen.has(key) && four.some(isContentWord)) return true;
    seen.add(key);
  }
  return false;
}
