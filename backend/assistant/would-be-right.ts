import type { TestRow } from '../../contract/test-runs.ts';

/** Whether what was said, or would have been said, answers the test: from the right passage, or else in the right words. */
export function wouldBeRight({ kind, hasPassage, citationPrecision, correctness }: TestRow): boolean {
  if (kind !== 'golden') return false;
  return hasPassage ? (citationPrecision ?? 0) > 0 : (correctness?.correct ?? true);
}
