/**
 * A sparse matrix in compressed rows (CSR): row r has the entries from `starts[r]` up to `starts[r + 1]`, with
 * their columns ascending. Plain typed arrays, so it can be sent to a worker thread.
 */
export interface SparseRows {
  readonly rowCount: number;
  readonly columnCount: number;
  /** rowCount + 1 positions. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** Time of each entry in milliseconds since 1970, NaN where it isn't known; null where none is. */
  readonly times: Float64Array | null;
}

/** The same entries by column: row and column change places. */
export function transpose(matrix: SparseRows): SparseRows {
  const { rowCount, columnCount, starts, columns, values, times } = matrix;
  const newStarts = countedStarts(columns, columnCount);
  const next = newStarts.slice();
  const newColumns = new Int32Array(columns.length);
  const newValues = new Float32Array(columns.length);
  const newTimes = times && new Float64Array(columns.length);
  // Rows are walked in order, so that the new columns come out ascending.
  for (let row = 0; row < rowCount; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const to = next[columns[at]!]!++;
      newColumns[to] = row;
      newValues[to] = values[at]!;
      if (newTimes) newTimes[to] = times[at]!;
    }
  }
  return {
    rowCount: columnCount,
    columnCount: rowCount,
    starts: newStarts,
    columns: newColumns,
    values: newValues,
    times: newTimes,
  };
}

/** Where the entries of each of `count` groups begin when they are sorted by group; `count` + 1 positions. */
export function countedStarts(groups: Int32Array, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < groups.length; i++) starts[groups[i]! + 1]!++;
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!;
  return starts;
}

/** The entries for which `keep(position, row)` holds; the shape stays. */
export function filterEntries(
  matrix: SparseRows,
  keep: (position: number, row: number) => boolean,
): SparseRows {
  const { rowCount, columnCount, starts, columns, values, times } = matrix;
  const kept: number[] = [];
  const newStarts = new Int32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) if (keep(at, row)) kept.push(at);
    newStarts[row + 1] = kept.length;
  }
  return {
    rowCount,
    columnCount,
    starts: newStarts,
    columns: Int32Array.from(kept, (at) => columns[at]!),
    values: Float32Array.from(kept, (at) => values[at]!),
    times: times && Float64Array.from(kept, (at) => times[at]!),
  };
}
