import type { Contribution } from './algorithm.ts';
import type { History } from './history.ts';

/** What each item of a history adds to a score, largest first; items that add nothing are left out. */
export function sortedContributions(
  history: History,
  amountOf: (item: number, weight: number) => number,
): Contribution[] {
  return Array.from(history.items, (item, i) => ({ item, amount: amountOf(item, history.weights[i]!) }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => b.amount - a.amount || a.item - b.item);
}
