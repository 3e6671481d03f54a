import type { Correctness } from '../../contract/test-runs.ts';
import { unsupportedClaims } from './claims.ts';

/** What counts as right: chosen before any figure was looked at. */
const least = { tokenF1: 0.5, recall: 0.6, cosine: 0.85 } as const;

/** Words of an answer by which it is compared: lower-case, without punctuation and articles; Chinese by characters. */
export function answerTokens(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\[\d+\]/gu, ' ')
    .replace(/(?<=\d),(?=\d{3})/gu, '');
  const words = plain.match(/\p{Script=Han}|[\p{N}]+(?:[.,:]\p{N}+)*|[^\P{L}\p{Script=Han}]+/gu) ?? [];
  return words.filter((word) => !['a', 'an', 'the'].includes(word));
}

/** How close an answer is to the expected one. `cosine` is the likeness of their embeddings. */
export function correctnessOf(answer: string, expected: string, cosine: number): Correctness {
  const given = answerTokens(answer);
  const wanted = answerTokens(expected);
  const shared = sharedCount(given, wanted);
  const precision = given.length > 0 ? shared / given.length : 0;
  const recall = wanted.length > 0 ? shared / wanted.length : 0;
  const tokenF1 = shared > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  const exact = given.join(' ') === wanted.join(' ');
  const hasFigures = unsupportedClaims(expected, [answer]).length === 0;
  const isClose = tokenF1 >= least.tokenF1 || recall >= least.recall || cosine >= least.cosine;
  return { exact, tokenF1, recall, cosine, correct: exact || (hasFigures && isClose) };
}

/** Words that both have, each as often as the one that has it less often. */
function sharedCount(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of a) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  return shared;
}
