/**
 * The indices of the `count` highest scores, highest first; fewer when fewer are allowed. Those with `skip` not 0,
 * and scores that aren't numbers, are left out. Ties go to the lower `tieRank`, or to the lower index without one.
 */
export function topIndices(
  scores: Float32Array,
  count: number,
  skip: Uint8Array | null = null,
  tieRank: Uint32Array | null = null,
): Int32Array {
  const best = new Int32Array(Math.max(count, 0));
  let size = 0;
  if (count <= 0) return best;
  const before = (a: number, b: number) =>
    scores[a]! > scores[b]! || (scores[a] === scores[b] && (tieRank ? tieRank[a]! < tieRank[b]! : a < b));
  // Sorted insertion: most scores are below the lowest kept one, and cost one comparison.
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (Number.isNaN(score) || (skip && skip[i] !== 0)) continue;
    if (size === count && !before(i, best[size - 1]!)) continue;
    let at = size < count ? size++ : size - 1;
    for (; at > 0 && before(i, best[at - 1]!); at--) best[at] = best[at - 1]!;
    best[at] = i;
  }
  return best.slice(0, size);
}
