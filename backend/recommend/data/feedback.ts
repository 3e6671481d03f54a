import type { FeedbackRule } from '../../../contract/recommend-data.ts';

/** Users and their values, one a place. */
interface Valued {
  readonly users: Int32Array;
  readonly values: Float64Array;
}

/** Mean value of each user; null where the rule doesn't ask for it. */
export function userMeans(
  { users, values }: Valued,
  userCount: number,
  rule: FeedbackRule,
): Float64Array | null {
  if (rule.kind !== 'at-least-mean') return null;
  const sums = new Float64Array(userCount);
  const counts = new Int32Array(userCount);
  for (let at = 0; at < users.length; at++) {
    sums[users[at]!]! += values[at]!;
    counts[users[at]!]!++;
  }
  return sums.map((sum, user) => sum / Math.max(1, counts[user]!));
}

/** Whether the interaction at a place is a choice by the rule. */
export function choices(
  { users, values }: Valued,
  rule: FeedbackRule,
  means: Float64Array | null,
): (at: number) => boolean {
  switch (rule.kind) {
    case 'each-once':
    case 'weight':
    case 'log-weight':
      return () => true;
    case 'at-least':
      return (at) => values[at]! >= rule.least;
    case 'at-least-mean':
      // A mean of equal ratings may come out a hair above them.
      return (at) => values[at]! >= means![users[at]!]! - 1e-9;
  }
}
