import type { TestRow } from '../../contract/test-runs.ts';
import { causeOf } from './judge-test.ts';

/** Whether a test is passed when what was said, or would have been said, is shown. */
export function wouldBeRight({ kind, hasPassage, rank, citationPrecision, correctness }: TestRow): boolean {
  if (kind !== 'golden') return false;
  const right = (citationPrecision ?? 0) > 0 ? 1 : 0;
  return causeOf(kind, 'answered', { hasPassage, rank, right, correctness }) === 'none';
}
