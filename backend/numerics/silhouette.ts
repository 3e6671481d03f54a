/**
 * Silhouette of each row (Rousseeuw 1987), -1 to 1: how much nearer a row is to its own cluster than to the next one,
 * by mean Euclidean distance to the `sample` (row numbers; left out: all rows). 0 for a row that is alone in its cluster.
 * Takes rows times sampled rows.
 */
export function silhouettes(
  values: Float32Array,
  dimensions: number,
  of: Int32Array,
  k: number,
  checkpoint: () => void,
  sample: ArrayLike<number> = Int32Array.from(of.keys()),
): Float64Array {
  const result = new Float64Array(of.length);
  const sums = new Float64Array(k);
  const counts = new Int32Array(k);
  for (let row = 0; row < of.length; row++) {
    if (row % 100 === 0) checkpoint();
    sums.fill(0);
    counts.fill(0);
    for (let at = 0; at < sample.length; at++) {
      const other = sample[at]!;
      if (other === row) continue;
      let squares = 0;
      for (let d = 0; d < dimensions; d++) {
        const difference = values[row * dimensions + d]! - values[other * dimensions + d]!;
        squares += difference * difference;
      }
      sums[of[other]!]! += Math.sqrt(squares);
      counts[of[other]!]!++;
    }
    const own = of[row]!;
    if (counts[own] === 0) continue;
    const inside = sums[own]! / counts[own]!;
    let outside = Infinity;
    for (let c = 0; c < k; c++)
      if (c !== own && counts[c]! > 0) outside = Math.min(outside, sums[c]! / counts[c]!);
    const larger = Math.max(inside, outside);
    result[row] = larger > 0 && Number.isFinite(larger) ? (outside - inside) / larger : 0;
  }
  return result;
}
