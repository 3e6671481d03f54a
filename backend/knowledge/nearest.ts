/** Vectors of length 1, row by row. */
export interface VectorTable {
  readonly dimensions: number;
  readonly values: Float32Array;
}

/** Multiplications between two pauses: about 8 ms. */
const sliceSize = 4_000_000;

/**
 * The rows closest to a vector of length 1, best first, by exact search. `pause` is awaited between slices, so that the
 * thread can do other things meanwhile.
 */
export async function nearest(
  { dimensions, values }: VectorTable,
  query: Float32Array,
  count: number,
  pause: () => Promise<void>,
): Promise<{ readonly row: number; readonly score: number }[]> {
  const rows = values.length / dimensions;
  const rowsPerSlice = Math.max(1, Math.floor(sliceSize / dimensions));
  const best: { row: number; score: number }[] = [];
  for (let start = 0; start < rows; start += rowsPerSlice) {
    if (start > 0) await pause();
    const end = Math.min(rows, start + rowsPerSlice);
    for (let row = start; row < end; row++) {
      const score = dotAt(values, row * dimensions, query);
      if (best.length === count && score <= best[count - 1]!.score) continue;
      let place = best.length;
      while (place > 0 && best[place - 1]!.score < score) place--;
      best.splice(place, 0, { row, score });
      if (best.length > count) best.pop();
    }
  }
  return best;
}

function dotAt(values: Float32Array, offset: number, query: Float32Array): number {
  // Four sums side by side: the processor need not wait for one addition before the next.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const whole = query.length - (query.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += values[offset + i]! * query[i]!;
    b += values[offset + i + 1]! * query[i + 1]!;
    c += values[offset + i + 2]! * query[i + 2]!;
    d += values[offset + i + 3]! * query[i + 3]!;
  }
  for (let i = whole; i < query.length; i++) a += values[offset + i]! * query[i]!;
  return a + b + c + d;
}
