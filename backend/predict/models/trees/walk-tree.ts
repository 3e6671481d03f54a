import type { Matrix, Tree } from '../model.ts';

/** The leaf in which a row of the matrix ends. */
export function leafOf(tree: Tree, { values, columns }: Matrix, row: number): number {
  const { feature, threshold, left, right, missingLeft } = tree;
  const from = row * columns;
  let node = 0;
  for (let column = feature[0]!; column >= 0; column = feature[node]!) {
    const value = values[from + column]!;
    // A missing value is never <= the threshold.
    const goesLeft = value <= threshold[node]! || (missingLeft[node] === 1 && Number.isNaN(value));
    node = goesLeft ? left[node]! : right[node]!;
  }
  return node;
}
