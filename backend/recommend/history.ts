import type { SparseRows } from './sparse-rows.ts';

/** What a user has had to do with: what a model is asked to go by. Without an item in it, it is a what-if. */
export interface History {
  /** Items, each once. */
  readonly items: Int32Array;
  /** A positive weight for each. */
  readonly weights: Float32Array;
  /**
   * The user of the training data whose whole training history this is, or null for anyone else. A model may then
   * use what it has learnt of that user by name; for all others it goes by the items alone.
   */
  readonly user: number | null;
}

/** The history in a row of a matrix of users and items; `user` as in `History`. Shares the matrix's memory. */
export function historyOf(matrix: SparseRows, row: number, user: number | null): History {
  const from = matrix.starts[row]!;
  const to = matrix.starts[row + 1]!;
  return { items: matrix.columns.subarray(from, to), weights: matrix.values.subarray(from, to), user };
}

/** A history of items with weight 1, of no user in particular: an invented user, or interview answers. */
export function historyOfItems(items: readonly number[]): History {
  return { items: Int32Array.from(items), weights: new Float32Array(items.length).fill(1), user: null };
}

/** What-if: the history without an item, of no user in particular any more. */
export function withoutItem(history: History, item: number): History {
  const kept = Array.from(history.items.keys()).filter((at) => history.items[at] !== item);
  return {
    items: Int32Array.from(kept, (at) => history.items[at]!),
    weights: Float32Array.from(kept, (at) => history.weights[at]!),
    user: null,
  };
}
