import type { Matrix } from '../model.ts';

/** Bins for values; one more is for missing ones. */
const valueBins = 255;

/** The columns as numbers of bins, column by column: what a split looks at. */
export interface BinnedColumns {
  readonly rows: number;
  readonly columns: number;
  /** columns x rows; values have the bins 0 to edges, missing ones the bin edges + 1. */
  readonly bins: Uint8Array;
  /** For each column the upper end of each bin but the last: bin b holds values <= edges[b]. */
  readonly edges: readonly Float32Array[];
  /** For each column whether a value is missing. */
  readonly hasMissing: readonly boolean[];
}

/**
 * Sorts the values of each column into at most 255 bins: one for each distinct value where those suffice, else of about
 * equally many rows. Edges lie midway between neighbouring values.
 */
export function binColumns({ rows, columns, values }: Matrix, checkpoint?: () => void): BinnedColumns {
  const bins = new Uint8Array(rows * columns);
  const edges: Float32Array[] = [];
  const hasMissing: boolean[] = [];
  const column = new Float32Array(rows);
  for (let j = 0; j < columns; j++) {
    checkpoint?.();
    let present = 0;
    for (let i = 0; i < rows; i++) {
      const value = values[i * columns + j]!;
      if (!Number.isNaN(value)) column[present++] = value;
    }
    const found = findEdges(column.slice(0, present).sort());
    for (let i = 0; i < rows; i++) {
      const value = values[i * columns + j]!;
      bins[j * rows + i] = Number.isNaN(value) ? found.length + 1 : binOf(found, value);
    }
    edges.push(found);
    hasMissing.push(present < rows);
  }
  return { rows, columns, bins, edges, hasMissing };
}

function findEdges(sorted: Float32Array): Float32Array {
  const distinctEnds: number[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) if (sorted[i]! < sorted[i + 1]!) distinctEnds.push(i);
  let ends = distinctEnds;
  if (ends.length >= valueBins) {
    // The first change of value at or after each quantile.
    ends = [];
    let at = 0;
    for (let bin = 1; bin < valueBins; bin++) {
      const quantile = Math.floor((bin * sorted.length) / valueBins) - 1;
      while (at < distinctEnds.length && distinctEnds[at]! < quantile) at++;
      if (at === distinctEnds.length) break;
      ends.push(distinctEnds[at++]!);
    }
  }
  return Float32Array.from(ends, (i) => midway(sorted[i]!, sorted[i + 1]!));
}

/** A float32 number t with low <= t < high. */
function midway(low: number, high: number): number {
  const middle = Math.fround((low + high) / 2);
  return middle >= low && middle < high ? middle : low;
}

/** Number of edges below the value. */
function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
