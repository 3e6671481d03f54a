import type { Question } from './questions.ts';

/** Letters and digits only, so that markup and spacing do not count. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** Whether a passage holds the golden one. Of a table row, whose columns a reader names, every cell must be there. */
export function holds(text: string, golden: string): boolean {
  const cells = golden.trim().startsWith('|') ? golden.split('|') : [golden];
  return cells.every((cell) => bare(text).includes(bare(cell)));
}

/** Whether a quote is the golden passage, a part of it, around it, or shares 70 % of its words. */
function isRight(quote: string, golden: string): boolean {
  if (bare(quote) === '') return false;
  if (holds(quote, golden) || holds(golden, quote)) return true;
  const [own, wanted] = [wordsOf(quote), wordsOf(golden)];
  return [...wanted].filter((word) => own.has(word)).length >= 0.7 * wanted.size;
}

/** Whether a sentence answers a question: it is the golden passage, or another one that was said to answer it as well. */
export function answers(text: string, { kind, passage, also }: Question): boolean {
  return kind === 'golden' && [passage, ...also].some((golden) => isRight(text, golden));
}

/** Recall at 1, 5 and 10 and the mean reciprocal rank; null where the passage was not found. */
export function recallOf(ranks: readonly (number | null)[]) {
  const at = (k: number) => ranks.filter((rank) => rank !== null && rank <= k).length / ranks.length;
  const mrr = ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0) / ranks.length;
  return { at1: at(1), at5: at(5), at10: at(10), mrr };
}

/** Middle and 95 % value. */
export function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
