/** The rows nearest to each row, nearest first: `rows` and cosine similarities, `count` a row; -1 where there are no more. */
export interface NearestRows {
  readonly count: number;
  readonly rows: Int32Array;
  readonly similarities: Float32Array;
}

/**
 * Exact nearest rows of vectors of length 1 by cosine similarity: rows squared times dimensions. `onProgress` is told the
 * share done; `checkpoint` may throw.
 */
export function nearestRows(
  values: Float32Array,
  dimensions: number,
  count: number,
  checkpoint: () => void,
  onProgress: (share: number) => void = () => undefined,
): NearestRows {
  const all = values.length / dimensions;
  const rows = new Int32Array(all * count).fill(-1);
  const similarities = new Float32Array(all * count).fill(-Infinity);
  const offer = (row: number, other: number, similarity: number) => {
    const base = row * count;
    let at = base + count - 1;
    if (similarity <= similarities[at]!) return;
    for (; at > base && similarities[at - 1]! < similarity; at--) {
      similarities[at] = similarities[at - 1]!;
      rows[at] = rows[at - 1]!;
    }
    similarities[at] = similarity;
    rows[at] = other;
  };
  for (let row = 0; row < all; row++) {
    if (row % 32 === 0) {
      checkpoint();
      // Each row is compared with those before it: the work grows with its number.
      onProgress((row / all) ** 2);
    }
    for (let other = 0; other < row; other++) {
      const similarity = cosine(values, row * dimensions, other * dimensions, dimensions);
      offer(row, other, similarity);
      offer(other, row, similarity);
    }
  }
  return { count, rows, similarities };
}

/** The dot product of two rows of a table of vectors of length 1. */
export function cosine(values: Float32Array, aBase: number, bBase: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += values[aBase + d]! * values[bBase + d]!;
  return sum;
}
