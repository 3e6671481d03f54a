/** A list of what one signal found, best first, and how much it counts. */
export interface RankedList {
  readonly keys: readonly number[];
  readonly weight: number;
}

/** Softens the lead of the first ranks: the value of the paper. */
const softening = 60;

/**
 * Fuses ranked lists by reciprocal rank: weight / (60 + rank), added up (Cormack, Clarke, Büttcher: Reciprocal rank fusion
 * outperforms Condorcet and individual rank learning methods, SIGIR 2009). Best first.
 */
export function fuseRanks(lists: readonly RankedList[]): { readonly key: number; readonly score: number }[] {
  const scores = new Map<number, number>();
  for (const { keys, weight } of lists)
    keys.forEach((key, i) => scores.set(key, (scores.get(key) ?? 0) + weight / (softening + i + 1)));
  return [...scores]
    .map(([key, score]) => ({ key, score }))
    .sort((a, b) => b.score - a.score || a.key - b.key);
}
