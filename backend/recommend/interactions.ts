import { countedStarts, transpose, type SparseRows } from './sparse-rows.ts';

/**
 * Who had to do with what: one positive weight for each pair of a user and an item. Users and items are numbers
 * from 0; whoever builds this keeps their ids. Both forms hold the same entries.
 */
export interface Interactions {
  readonly userCount: number;
  readonly itemCount: number;
  /** A row for each user, with items as columns. */
  readonly byUser: SparseRows;
  /** A row for each item, with users as columns. */
  readonly byItem: SparseRows;
}

/** One interaction a place, as columns of equal length. */
export interface InteractionColumns {
  readonly users: Int32Array;
  readonly items: Int32Array;
  /** Positive; null for 1 each. */
  readonly weights: Float32Array | null;
  /** Milliseconds since 1970, NaN where it isn't known; null where none is. */
  readonly times: Float64Array | null;
}

/**
 * Builds interactions from columns in any order. Interactions of one user with one item become one: their
 * weights are added, and the latest time is kept. Throws a RangeError for a user or item out of range, a weight
 * that isn't positive and finite, or columns of unequal length.
 */
export function buildInteractions(
  { users, items, weights, times }: InteractionColumns,
  userCount: number,
  itemCount: number,
): Interactions {
  const count = users.length;
  if (items.length !== count || (weights ?? users).length !== count || (times ?? users).length !== count)
    throw new RangeError('Columns of interactions have different lengths');
  for (let i = 0; i < count; i++) {
    if (!(users[i]! >= 0 && users[i]! < userCount)) throw new RangeError(`User ${users[i]!} is out of range`);
    if (!(items[i]! >= 0 && items[i]! < itemCount)) throw new RangeError(`Item ${items[i]!} is out of range`);
    if (weights && !(weights[i]! > 0 && weights[i]! < Infinity))
      throw new RangeError(`Weight ${weights[i]!} isn't positive and finite`);
  }
  const starts = countedStarts(users, userCount);
  const next = starts.slice();
  const unsorted: SparseRows = {
    rowCount: userCount,
    columnCount: itemCount,
    starts,
    columns: new Int32Array(count),
    values: new Float32Array(count),
    times: times && new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const to = next[users[i]!]!++;
    unsorted.columns[to] = items[i]!;
    unsorted.values[to] = weights ? weights[i]! : 1;
    if (unsorted.times) unsorted.times[to] = times![i]!;
  }
  // Going to columns and back sorts each row by item.
  return interactionsOf(mergeRepeated(transpose(transpose(unsorted))));
}

/** Interactions of the entries of a matrix of users and items, each pair there once. */
export function interactionsOf(byUser: SparseRows): Interactions {
  return {
    userCount: byUser.rowCount,
    itemCount: byUser.columnCount,
    byUser,
    byItem: transpose(byUser),
  };
}

function mergeRepeated(matrix: SparseRows): SparseRows {
  const starts = new Int32Array(matrix.rowCount + 1);
  const columns = matrix.columns.slice();
  const values = matrix.values.slice();
  const times = matrix.times && matrix.times.slice();
  let end = 0;
  for (let row = 0; row < matrix.rowCount; row++) {
    const rowStart = end;
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const same = end > rowStart && columns[end - 1] === matrix.columns[at];
      const to = same ? end - 1 : end++;
      columns[to] = matrix.columns[at]!;
      values[to] = same ? values[to]! + matrix.values[at]! : matrix.values[at]!;
      if (times) times[to] = same ? later(times[to]!, matrix.times[at]!) : matrix.times[at]!;
    }
    starts[row + 1] = end;
  }
  return {
    ...matrix,
    starts,
    columns: columns.slice(0, end),
    values: values.slice(0, end),
    times: times && times.slice(0, end),
  };
}

/** The later of two times; the known one where the other is NaN. */
function later(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return b > a ? b : a;
}
