import type { Random } from '../../../numerics/random.ts';
import type { BinnedColumns } from './bin-columns.ts';

/** When a tree stops growing. */
export interface GrowthLimits {
  /** Leaf-wise: the best split anywhere comes first. Infinity: no limit. */
  readonly maxLeaves: number;
  readonly maxDepth: number;
  readonly minLeafRows: number;
  /** Least sum of weights (of second derivatives, when boosting) in a leaf. */
  readonly minLeafWeight: number;
  /** Added to the sum of weights of a leaf: draws its value to 0. */
  readonly l2: number;
}

/** What a tree is grown on. */
export interface GrowthData {
  readonly binned: BinnedColumns;
  /** Rows to grow on, each once; put in order of leaves while growing. */
  readonly rows: Int32Array;
  /** Row weights: a count, a class weight, or the second derivative of the loss. */
  readonly weights: Float64Array;
  /**
   * With class numbers a leaf's values are the shares of `outputs` classes, and splits are chosen by Gini impurity. With
   * responses (weight x number, or minus the first derivative) there is one output, their sum over the sum of weights,
   * and splits are chosen by squared error, which is the second-order gain of boosting (Chen and Guestrin 2016, eq. 7).
   */
  readonly response: Int32Array | Float64Array;
  readonly outputs: number;
  /** Columns drawn for each split; null: all are looked at. */
  readonly columnsPerSplit: number | null;
  readonly random: Random;
  readonly checkpoint: (() => void) | undefined;
}

/** The best split of a leaf. */
export interface Split {
  readonly feature: number;
  /** Bins up to this one go left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly gain: number;
}
