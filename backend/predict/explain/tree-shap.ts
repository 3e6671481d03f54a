import type { Matrix, Tree } from '../models/model.ts';

/**
 * Adds the Shapley values of a tree for one row to `shares` (columns x outputs, from `at`), times `factor`: path-dependent
 * TreeSHAP (Lundberg, Erion and Lee 2018, algorithm 2), in time of leaves x depth squared. They sum to what the tree
 * gives the row, less what it gives on average (`meanOfTree`).
 */
export function addTreeShap(
  tree: Tree,
  { values: matrix, columns }: Matrix,
  row: number,
  factor: number,
  shares: Float64Array,
  at: number,
): void {
  const { feature, threshold, left, right, missingLeft, cover, values, outputs } = tree;
  // Each level of the tree has a path of its own, behind that of its parent; doubles from 64 entries on.
  let path = createPath(64);
  const from = row * columns;

  const visit = (
    node: number,
    start: number,
    depth: number,
    zero: number,
    one: number,
    column: number,
  ): void => {
    if (start + depth + 1 > path.column.length) path = enlarged(path);
    extend(path, start, depth, zero, one, column);
    if (feature[node]! < 0) {
      for (let i = 1; i <= depth; i++) {
        const weight = unwoundSum(path, start, depth, i);
        const scale = factor * weight * (path.one[start + i]! - path.zero[start + i]!);
        const to = at + path.column[start + i]! * outputs;
        for (let k = 0; k < outputs; k++) shares[to + k]! += scale * values[node * outputs + k]!;
      }
      return;
    }
    const asked = feature[node]!;
    const value = matrix[from + asked]!;
    const goesLeft = value <= threshold[node]! || (missingLeft[node] === 1 && Number.isNaN(value));
    const hot = goesLeft ? left[node]! : right[node]!;
    const cold = goesLeft ? right[node]! : left[node]!;
    let zeroBefore = 1;
    let oneBefore = 1;
    let length = depth;
    for (let i = 1; i <= depth; i++) {
      if (path.column[start + i] !== asked) continue;
      zeroBefore = path.zero[start + i]!;
      oneBefore = path.one[start + i]!;
      unwind(path, start, depth, i);
      length--;
      break;
    }
    const next = start + length + 1;
    for (const child of [hot, cold]) {
      if (next + length + 2 > path.column.length) path = enlarged(path);
      copy(path, start, next, length + 1);
      const share = (zeroBefore * cover[child]!) / cover[node]!;
      visit(child, next, length + 1, share, child === hot ? oneBefore : 0, asked);
    }
  };
  visit(0, 0, 0, 1, 1, -1);
}

/** What a tree gives on average over the rows it was grown on: added to `base` from `at`, times `factor`. */
export function addMeanOfTree(tree: Tree, factor: number, base: Float64Array, at: number): void {
  const { feature, cover, values, outputs } = tree;
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! >= 0) continue;
    const share = (factor * cover[node]!) / cover[0]!;
    for (let k = 0; k < outputs; k++) base[at + k]! += share * values[node * outputs + k]!;
  }
}

/**
 * The columns asked on the way to a node: the shares of subsets without (`zero`) and with (`one`) the column that flow
 * down it, and the weight of subsets of each size.
 */
interface Path {
  readonly column: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;
}

function createPath(length: number): Path {
  return {
    column: new Int32Array(length),
    zero: new Float64Array(length),
    one: new Float64Array(length),
    weight: new Float64Array(length),
  };
}

function enlarged(path: Path): Path {
  const larger = createPath(2 * path.column.length);
  larger.column.set(path.column);
  larger.zero.set(path.zero);
  larger.one.set(path.one);
  larger.weight.set(path.weight);
  return larger;
}

function copy(path: Path, from: number, to: number, length: number): void {
  path.column.copyWithin(to, from, from + length);
  path.zero.copyWithin(to, from, from + length);
  path.one.copyWithin(to, from, from + length);
  path.weight.copyWithin(to, from, from + length);
}

function extend(path: Path, at: number, depth: number, zero: number, one: number, column: number): void {
  const { weight } = path;
  path.column[at + depth] = column;
  path.zero[at + depth] = zero;
  path.one[at + depth] = one;
  weight[at + depth] = depth === 0 ? 1 : 0;
  for (let i = depth - 1; i >= 0; i--) {
    weight[at + i + 1]! += (one * weight[at + i]! * (i + 1)) / (depth + 1);
    weight[at + i] = (zero * weight[at + i]! * (depth - i)) / (depth + 1);
  }
}

/** Takes entry `index` out of the path again. */
function unwind({ column, zero, one, weight }: Path, at: number, depth: number, index: number): void {
  const oneShare = one[at + index]!;
  const zeroShare = zero[at + index]!;
  let next = weight[at + depth]!;
  for (let i = depth - 1; i >= 0; i--) {
    const own = weight[at + i]!;
    if (oneShare !== 0) {
      weight[at + i] = (next * (depth + 1)) / ((i + 1) * oneShare);
      next = own - (weight[at + i]! * zeroShare * (depth - i)) / (depth + 1);
    } else {
      weight[at + i] = (own * (depth + 1)) / (zeroShare * (depth - i));
    }
  }
  for (let i = at + index; i < at + depth; i++) {
    column[i] = column[i + 1]!;
    zero[i] = zero[i + 1]!;
    one[i] = one[i + 1]!;
  }
}

/** Sum of the weights that unwinding entry `index` would leave. */
function unwoundSum({ zero, one, weight }: Path, at: number, depth: number, index: number): number {
  const oneShare = one[at + index]!;
  const zeroShare = zero[at + index]!;
  let next = weight[at + depth]!;
  let sum = 0;
  for (let i = depth - 1; i >= 0; i--) {
    if (oneShare !== 0) {
      const own = next / ((i + 1) * oneShare);
      sum += own;
      next = weight[at + i]! - own * zeroShare * (depth - i);
    } else {
      sum += weight[at + i]! / (zeroShare * (depth - i));
    }
  }
  return sum * (depth + 1);
}
