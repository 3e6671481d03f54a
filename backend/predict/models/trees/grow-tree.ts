import { randomOrder } from '../../../numerics/random.ts';
import type { Tree } from '../model.ts';
import type { GrowthData, GrowthLimits, Split } from './growth.ts';
import { addRows, createSplitFinder, strideOf } from './histogram.ts';
import { createTreeBuilder } from './tree-builder.ts';

/** Greatest float32: every value that isn't missing is at most this. */
const above = 3.4028234663852886e38;

/** A leaf that may be split yet, of the rows `from` to `to` - 1. */
interface Leaf {
  readonly node: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly total: Float64Array;
  readonly split: Split;
  /** Sums of all columns, where all are looked at. */
  readonly histogram: Float64Array | null;
}

export interface GrownTree {
  readonly tree: Tree;
  /** The rows of each leaf: `rows[from]` to `rows[to - 1]` of the data. */
  readonly leaves: readonly { readonly node: number; readonly from: number; readonly to: number }[];
}

/**
 * Grows a tree by the best split of the histograms of the leaves, best leaf first. Of two siblings the histogram of the
 * larger is that of the parent less that of the smaller (Ke et al. 2017, LightGBM).
 */
export function growTree(data: GrowthData, limits: GrowthLimits): GrownTree {
  const { binned, rows, weights, response, outputs, columnsPerSplit, random, checkpoint } = data;
  const { columns, edges } = binned;
  const stride = strideOf(outputs);
  const offsets = new Int32Array(columns + 1);
  for (let j = 0; j < columns; j++) offsets[j + 1] = offsets[j]! + (edges[j]!.length + 2) * stride;
  const builder = createTreeBuilder(outputs);
  const findSplit = createSplitFinder(outputs, limits);
  const sampled = columnsPerSplit !== null && columnsPerSplit < columns;
  const oneColumn = sampled ? new Float64Array(257 * stride) : null;
  const moved = new Int32Array(rows.length);
  const finished: { node: number; from: number; to: number }[] = [];
  const open: Leaf[] = [];
  // Without a limit every leaf that can be split is, whatever the order.
  const bestFirst = Number.isFinite(limits.maxLeaves);

  const totalOf = (from: number, to: number) => {
    const total = new Float64Array(stride);
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      total[0]! += weights[row]!;
      if (response instanceof Int32Array) total[2 + response[row]!]! += weights[row]!;
      else total[2]! += response[row]!;
    }
    total[1] = to - from;
    return total;
  };
  const fullHistogram = (from: number, to: number) => {
    const histogram = new Float64Array(offsets[columns]!);
    for (let j = 0; j < columns; j++) addRows(data, j, from, to, histogram, offsets[j]!);
    return histogram;
  };
  const splitOfSample = (from: number, to: number, total: Float64Array) => {
    let best: Split | null = null;
    let tried = 0;
    // Constant columns don't count as tried, so that a leaf isn't given up for want of luck.
    for (const column of randomOrder(columns, random)) {
      if (tried === columnsPerSplit) break;
      const missing = edges[column]!.length + 1;
      const [low, high] = binRange(data, column, from, to, missing);
      const histogram = oneColumn!;
      histogram.fill(0, low * stride, (high + 1) * stride);
      histogram.fill(0, missing * stride, (missing + 1) * stride);
      addRows(data, column, from, to, histogram, 0);
      if (high <= low && histogram[missing * stride + 1] === 0) continue;
      tried++;
      best = findSplit(histogram, 0, low, high, missing, column, total, best);
    }
    return best;
  };
  const splitOfAll = (histogram: Float64Array, total: Float64Array) => {
    let best: Split | null = null;
    for (let j = 0; j < columns; j++) {
      const last = edges[j]!.length;
      best = findSplit(histogram, offsets[j]!, 0, last, last + 1, j, total, best);
    }
    return best;
  };
  const addLeaf = (
    depth: number,
    from: number,
    to: number,
    total: Float64Array,
    makeHistogram: () => Float64Array,
  ) => {
    const values = new Float64Array(outputs);
    for (let k = 0; k < outputs; k++) values[k] = total[2 + k]! / (total[0]! + limits.l2 || 1);
    const node = builder.addLeaf(response instanceof Int32Array ? total[0]! : total[1]!, values);
    const mayGrow = depth < limits.maxDepth && to - from >= 2 * limits.minLeafRows;
    const histogram = mayGrow && !sampled ? makeHistogram() : null;
    let split: Split | null = null;
    if (mayGrow) split = histogram ? splitOfAll(histogram, total) : splitOfSample(from, to, total);
    if (split) open.push({ node, depth, from, to, total, split, histogram });
    else finished.push({ node, from, to });
    return node;
  };

  addLeaf(0, 0, rows.length, totalOf(0, rows.length), () => fullHistogram(0, rows.length));
  let leafCount = 1;
  while (open.length > 0 && leafCount < limits.maxLeaves) {
    checkpoint?.();
    let chosen = open.length - 1;
    if (bestFirst)
      for (let i = 0; i < open.length; i++) if (open[i]!.split.gain > open[chosen]!.split.gain) chosen = i;
    const leaf = open.splice(chosen, 1)[0]!;
    const { feature, bin, missingLeft, gain } = leaf.split;
    const middle = partition(data, leaf.from, leaf.to, leaf.split, moved);
    const leftTotal = totalOf(leaf.from, middle);
    const rightTotal = leaf.total.map((sum, k) => sum - leftTotal[k]!);
    const leftIsSmaller = middle - leaf.from <= leaf.to - middle;
    let small: Float64Array | null = null;
    const smaller = () =>
      (small ??= leftIsSmaller ? fullHistogram(leaf.from, middle) : fullHistogram(middle, leaf.to));
    // The smaller one first: the larger then takes over the array of the parent.
    const larger = () => {
      const rest = leaf.histogram!;
      const less = smaller();
      for (let k = 0; k < rest.length; k++) rest[k]! -= less[k]!;
      return rest;
    };
    const left = addLeaf(leaf.depth + 1, leaf.from, middle, leftTotal, leftIsSmaller ? smaller : larger);
    const right = addLeaf(leaf.depth + 1, middle, leaf.to, rightTotal, leftIsSmaller ? larger : smaller);
    builder.split(leaf.node, feature, edges[feature]![bin] ?? above, missingLeft, gain, left, right);
    leafCount++;
  }
  for (const { node, from, to } of open) finished.push({ node, from, to });
  return { tree: builder.build(), leaves: finished };
}

/** Lowest and highest bin of the rows, missing values aside; high < low when all are missing. */
function binRange(
  { binned, rows }: GrowthData,
  column: number,
  from: number,
  to: number,
  missing: number,
): readonly [number, number] {
  let low = missing;
  let high = -1;
  const start = column * binned.rows;
  for (let i = from; i < to; i++) {
    const bin = binned.bins[start + rows[i]!]!;
    if (bin === missing) continue;
    if (bin < low) low = bin;
    if (bin > high) high = bin;
  }
  return [low, high];
}

/** Puts the rows that go left before those that go right, each in their order; returns where the right ones begin. */
function partition(
  { binned, rows }: GrowthData,
  from: number,
  to: number,
  { feature, bin, missingLeft }: Split,
  moved: Int32Array,
): number {
  const missing = binned.edges[feature]!.length + 1;
  const start = feature * binned.rows;
  let left = from;
  let right = 0;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const own = binned.bins[start + row]!;
    if (own === missing ? missingLeft : own <= bin) rows[left++] = row;
    else moved[right++] = row;
  }
  rows.set(moved.subarray(0, right), left);
  return left;
}
