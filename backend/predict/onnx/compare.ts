/** What the file and the app may differ by: sums of float32 numbers in another order. */
export const onnxTolerance = 1e-4;

/** The largest difference of two lists of numbers; not-a-number on either side counts as infinite. */
export function largestDifference(
  own: ArrayLike<number>,
  theirs: ArrayLike<number>,
  sizeOf: (value: number) => number = () => 1,
): number {
  let largest = own.length === theirs.length ? 0 : Infinity;
  for (let at = 0; at < own.length; at++) {
    const difference = Math.abs(own[at]! - theirs[at]!) / sizeOf(own[at]!);
    largest = Math.max(largest, Number.isNaN(difference) ? Infinity : difference);
  }
  return largest;
}
