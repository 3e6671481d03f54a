/**
 * Silhouette of each row (Rousseeuw 1987), -1 to 1: how much nearer a row is to its own cluster than to the next one,
 * by mean Euclidean distance. 0 for a row that is alone in its cluster. Quadratic in the rows.
 */
export function silhouettes(
  values: Float32Array,
  dimensions: number,
  of: Int32Array,
  k: number,
  checkpoint: () => void,
): Float64Array {
  const rows = of.length;
  const counts = new Int32Array(k);
  for (const c of of) counts[c]!++;
  const result = new Float64Array(rows);
  const sums = new Float64Array(k);
  for (let row = 0; row < rows; row++) {
    if (row % 100 === 0) checkpoint();
    sums.fill(0);
    for (let other = 0; other < rows; other++) {
      let squares = 0;
      for (let d = 0; d < dimensions; d++) {
        const difference = values[row * dimensions + d]! - values[other * dimensions + d]!;
        squares += difference * difference;
      }
      sums[of[other]!]! += Math.sqrt(squares);
    }
    const own = of[row]!;
    if (counts[own]! < 2) continue;
    const inside = sums[own]! / (counts[own]! - 1);
    let outside = Infinity;
    for (let c = 0; c < k; c++)
      if (c !== own && counts[c]! > 0) outside = Math.min(outside, sums[c]! / counts[c]!);
    const larger = Math.max(inside, outside);
    result[row] = larger > 0 && Number.isFinite(larger) ? (outside - inside) / larger : 0;
  }
  return result;
}
