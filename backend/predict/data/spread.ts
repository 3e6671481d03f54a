/** The value below which a share of the sorted values lies, between neighbours in proportion (numpy's default). */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

const mostBars = 20;

/** A histogram of sorted values: bars of equal width, the last one with its end. */
export function barsOf(sorted: Float64Array): { from: number; to: number; count: number }[] {
  if (sorted.length === 0) return [];
  const lowest = sorted[0]!;
  const highest = sorted.at(-1)!;
  if (lowest === highest) return [{ from: lowest, to: highest, count: sorted.length }];
  const bars = Math.min(mostBars, Math.max(2, Math.ceil(Math.sqrt(sorted.length))));
  // Divided before it is subtracted: the range of two huge numbers isn't a number any more.
  const width = highest / bars - lowest / bars;
  const counts = new Int32Array(bars);
  for (const value of sorted) counts[Math.min(bars - 1, Math.floor((value - lowest) / width))]!++;
  return Array.from(counts, (count, at) => ({
    from: lowest + at * width,
    to: lowest + (at + 1) * width,
    count,
  }));
}
