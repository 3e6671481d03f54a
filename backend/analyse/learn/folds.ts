import { shuffled, type Random } from '../../numerics/random.ts';

/**
 * A fold for each example, so that every fold has about the same share of every class and examples with the same key
 * (the same text) are never parted.
 */
export function foldsOf(
  classes: Int32Array,
  keys: readonly string[],
  foldCount: number,
  random: Random,
): Int32Array {
  const rowsByKey = new Map<string, number[]>();
  keys.forEach((key, row) => {
    const rows = rowsByKey.get(key);
    if (rows) rows.push(row);
    else rowsByKey.set(key, [row]);
  });
  const folds = new Int32Array(classes.length);
  const load = new Map<number, number[]>();
  for (const rows of shuffled([...rowsByKey.values()], random)) {
    const truth = classes[rows[0]!]!;
    const loads = load.get(truth) ?? Array.from({ length: foldCount }, () => 0);
    load.set(truth, loads);
    // Each class starts at a fold of its own, so that small classes don't all lie in the first.
    const start = truth % foldCount;
    let least = start;
    for (let step = 1; step < foldCount; step++) {
      const fold = (start + step) % foldCount;
      if (loads[fold]! < loads[least]!) least = fold;
    }
    loads[least]! += rows.length;
    for (const row of rows) folds[row] = least;
  }
  return folds;
}
