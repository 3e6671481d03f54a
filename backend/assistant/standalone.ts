import type { Turn } from '../../contract/assistant.ts';
import { unsupportedClaims } from './claims.ts';
import { contentTerms, overlapOf } from './terms.ts';

/** Words that point at something said before. */
const pointing =
  /\b(?:it|its|that|this|those|these|they|them|their|there|he|him|she|her|one|ones|same|another|other|else|instead|both|either)\b/iu;
/** Beginnings that go on with what was said. */
const goingOn =
  /^(?:and|but|or|so|then|also|what about|how about|what if|and if|even if|why|why not|really|since when|for how long|how much|how long|how many|when|where|which)\b/iu;
const pointingChinese =
  /它|他们|她们|这个|那个|这些|那些|这里|那里|这种|那种|此|上面|刚才|前面|^那|^还有|^另外|^如果|呢[？?]?$/u;

/** Content words that a question needs before it can stand alone in spite of its beginning. */
const enoughTerms = 4;
/** Turns of the conversation that a follow-up is understood from. */
const lookback = 6;

/** True when a question names something that was said before. */
export function pointsBack(question: string): boolean {
  return /\p{Script=Han}/u.test(question) ? pointingChinese.test(question) : pointing.test(question);
}

/** True when a question leans on what was said before: it points there, goes on with it, or says hardly anything by itself. */
export function leansOnConversation(question: string, history: readonly Turn[]): boolean {
  if (!history.some(({ role }) => role === 'customer')) return false;
  if (pointsBack(question)) return true;
  const terms = contentTerms(question).length;
  if (/\p{Script=Han}/u.test(question)) return terms < enoughTerms;
  return (goingOn.test(question) && terms < enoughTerms) || terms < 2;
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
  return (
    rewritten.length >= 8 &&
    rewritten.length <= 300 &&
    /[?？]$/u.test(rewritten) &&
    unsupportedClaims(rewritten, [conversation]).length === 0 &&
    overlapOf(rewritten, conversation) >= 0.6 &&
    overlapOf(question, rewritten) >= 0.3 &&
    fromBefore.some((term) => contentTerms(before.join('\n')).includes(term))
  );
}
