/**
 * The slope of a line through points: the median of the slopes between all pairs (Theil 1950, Sen 1968), which a few
 * points that are far off don't move.
 */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const slopes = points
    .flatMap((a, at) => points.slice(at + 1).map((b) => (b.y - a.y) / (b.x - a.x)))
    .sort((a, b) => a - b);
  if (slopes.length === 0) throw new RangeError('A line needs two points.');
  const middle = slopes.length >> 1;
  return slopes.length % 2 === 1 ? slopes[middle]! : (slopes[middle - 1]! + slopes[middle]!) / 2;
}
