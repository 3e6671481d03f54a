import type { GrowthData, GrowthLimits, Split } from './growth.ts';

/** Sums of one bin: of weights, of rows, and of responses (or of weights by class). */
export const strideOf = (outputs: number): number => 2 + outputs;

/** Adds rows `from` to `to` - 1 of one column to a histogram whose bin 0 is at `offset`. */
export function addRows(
  { binned, rows, weights, response, outputs }: GrowthData,
  column: number,
  from: number,
  to: number,
  histogram: Float64Array,
  offset: number,
): void {
  const stride = strideOf(outputs);
  const { bins } = binned;
  const start = column * binned.rows;
  if (response instanceof Int32Array)
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      const at = offset + bins[start + row]! * stride;
      const weight = weights[row]!;
      histogram[at]! += weight;
      histogram[at + 1]! += 1;
      histogram[at + 2 + response[row]!]! += weight;
    }
  else
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      const at = offset + bins[start + row]! * 3;
      histogram[at]! += weights[row]!;
      histogram[at + 1]! += 1;
      histogram[at + 2]! += response[row]!;
    }
}

/** Sum of squared responses over the weight: what a leaf explains. */
function scoreOf(sums: Float64Array, offset: number, outputs: number, l2: number): number {
  const weight = sums[offset]! + l2;
  if (!(weight > 0)) return 0;
  let squares = 0;
  for (let k = 0; k < outputs; k++) squares += sums[offset + 2 + k]! * sums[offset + 2 + k]!;
  return squares / weight;
}

/**
 * Finds the best split of a leaf, one column's histogram after the other. `total` holds the sums of the whole leaf, like
 * a bin. Missing values are tried on both sides.
 */
export function createSplitFinder(outputs: number, limits: GrowthLimits) {
  const stride = strideOf(outputs);
  const left = new Float64Array(stride);
  const right = new Float64Array(stride);
  const { l2, minLeafRows, minLeafWeight } = limits;
  /**
   * The better of `best` and the splits of this column. Bins `low` to `high` (missing values aside) hold rows; `missing`
   * is the bin of missing values.
   */
  return function findSplit(
    histogram: Float64Array,
    offset: number,
    low: number,
    high: number,
    missing: number,
    column: number,
    total: Float64Array,
    best: Split | null,
  ): Split | null {
    const missingAt = offset + missing * stride;
    const missingRows = histogram[missingAt + 1]!;
    const parent = scoreOf(total, 0, outputs, l2);
    let found = best;
    let lowest = Math.max(best?.gain ?? 0, 1e-10 * (Math.abs(parent) + 1e-300));
    for (let side = 0; side < (missingRows > 0 ? 2 : 1); side++) {
      left.fill(0);
      if (side === 1) for (let k = 0; k < stride; k++) left[k] = histogram[missingAt + k]!;
      // Present against missing is a split as well, of the last bin.
      const last = side === 0 && missingRows > 0 ? high : high - 1;
      for (let bin = low; bin <= last; bin++) {
        const at = offset + bin * stride;
        const rowsHere = histogram[at + 1]!;
        if (rowsHere === 0) continue;
        for (let k = 0; k < stride; k++) left[k]! += histogram[at + k]!;
        if (left[1]! < minLeafRows || left[0]! < minLeafWeight) continue;
        for (let k = 0; k < stride; k++) right[k] = total[k]! - left[k]!;
        if (right[1]! < minLeafRows || right[0]! < minLeafWeight) break;
        const gain = scoreOf(left, 0, outputs, l2) + scoreOf(right, 0, outputs, l2) - parent;
        if (gain > lowest) {
          lowest = gain;
          const missingLeft = missingRows > 0 ? side === 1 : left[1]! >= right[1]!;
          found = { feature: column, bin, missingLeft, gain };
        }
      }
    }
    return found;
  };
}
