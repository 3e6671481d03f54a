import type { Turn } from '../../contract/assistant.ts';
import { unsupportedClaims } from './claims.ts';
import { goesOn, pointsBack, withoutPointing } from './pointing.ts';
import { contentTerms, overlapOf } from './terms.ts';

/** Content words that a question needs before it can stand alone in spite of its beginning. */
const enoughTerms = 4;
/** Share of a rewrite's words that stand in the conversation; higher where the follow-up has no word of its own to be held to. */
const leastKnown = { ownWords: 0.6, noOwnWords: 0.8 } as const;
/** Share of the follow-up's own words that its rewrite keeps. */
const leastKept = 0.3;
/** Turns of the conversation that a follow-up is understood from. */
const lookback = 6;

/** True when a question leans on what was said before: it points there, goes on with it, or says hardly anything by itself. */
export function leansOnConversation(question: string, history: readonly Turn[]): boolean {
  if (!history.some(({ role }) => role === 'customer')) return false;
  if (pointsBack(question)) return true;
  const terms = contentTerms(question).length;
  if (/\p{Script=Han}/u.test(question)) return terms < enoughTerms;
  const going = goesOn(question);
  return going === 'surely' || terms < (going === 'perhaps' ? enoughTerms : 2);
}

/** The turns that a follow-up is understood from, the follow-up last. */
export function recentTurns(question: string, history: readonly Turn[]): Turn[] {
  return [...history.slice(-lookback), { role: 'customer', text: question }];
}

/** Without a model: the question before, and this one. */
export function joinedQuestion(question: string, history: readonly Turn[]): string | null {
  const before = history.findLast(({ role }) => role === 'customer');
  return before ? `${before.text} ${question}` : null;
}

/**
 * True for a rewritten question that can be trusted: a question of reasonable length whose words, numbers and names come
 * from the conversation, that brings in something the follow-up left out and keeps what it asks.
 */
export function isFaithful(rewritten: string, question: string, history: readonly Turn[]): boolean {
  const before = history.slice(-lookback).map(({ text }) => text);
  const conversation = [...before, question].join('\n');
  const fromBefore = contentTerms(rewritten).filter((term) => !contentTerms(question).includes(term));
  // "He", "the second", "the others": a right rewrite says them otherwise, so they can't be asked of it.
  const own = withoutPointing(question);
  const known = contentTerms(own).length > 0 ? leastKnown.ownWords : leastKnown.noOwnWords;
  return (
    rewritten.length >= 8 &&
    rewritten.length <= 300 &&
    /[?？]$/u.test(rewritten) &&
    unsupportedClaims(rewritten, [conversation]).length === 0 &&
    overlapOf(rewritten, conversation) >= known &&
    overlapOf(own, rewritten) >= leastKept &&
    fromBefore.some((term) => contentTerms(before.join('\n')).includes(term))
  );
}
