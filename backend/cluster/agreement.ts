/**
 * Adjusted Rand index of two groupings (Hubert and Arabie 1985): 1 when they are the same, 0 when they agree no more than by
 * chance. Rows in no group (-1) are groups of one.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const rows = a.length;
  const inA = new Map<number, number>();
  const inB = new Map<number, number>();
  const inBoth = new Map<string, number>();
  const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let row = 0; row < rows; row++) {
    // A number of its own for each row outside.
    const first = a[row]! < 0 ? -1 - row : a[row]!;
    const second = b[row]! < 0 ? -1 - row : b[row]!;
    add(inA, first);
    add(inB, second);
    add(inBoth, `${first} ${second}`);
  }
  const together = pairsWithin(inBoth);
  const expected = (pairsWithin(inA) * pairsWithin(inB)) / Math.max(1, pairsOf(rows));
  const most = (pairsWithin(inA) + pairsWithin(inB)) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** For each of `k` groups the highest Jaccard similarity to any group of another grouping of the same rows; 0 where none is left. */
export function bestJaccard(of: ArrayLike<number>, k: number, other: ArrayLike<number>): Float64Array {
  const sizes = new Int32Array(k);
  const otherSizes = new Map<number, number>();
  const shared = Array.from({ length: k }, () => new Map<number, number>());
  for (let row = 0; row < of.length; row++) {
    const group = of[row]!;
    const found = other[row]!;
    if (group >= 0) sizes[group]!++;
    if (found < 0) continue;
    otherSizes.set(found, (otherSizes.get(found) ?? 0) + 1);
    if (group >= 0) shared[group]!.set(found, (shared[group]!.get(found) ?? 0) + 1);
  }
  return Float64Array.from(shared, (counts, group) =>
    Math.max(
      0,
      ...Array.from(counts, ([found, count]) => count / (sizes[group]! + otherSizes.get(found)! - count)),
    ),
  );
}

function pairsWithin<K>(counts: ReadonlyMap<K, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += pairsOf(count);
  return sum;
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
