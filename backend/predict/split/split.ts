import { createRandom, randomOrder } from '../../numerics/random.ts';

/** Rows to train on and rows to test on, each in ascending order. */
export interface Split {
  readonly training: Int32Array;
  readonly test: Int32Array;
}

/** `classes`: a class number for each row, or null to draw from all rows alike. */
export interface SplitOptions {
  readonly testShare: number;
  readonly seed: number;
  readonly classes: Int32Array | null;
}

/**
 * Parts rows at random: `ceil(rows x testShare)` are for the test. With classes, each class gives the same share (largest
 * remainders decide who gives one more), and a class of two rows or more has one in each part wherever that fits.
 */
export function splitRows(rows: number, { testShare, seed, classes }: SplitOptions): Split {
  const random = createRandom(seed);
  const order = randomOrder(rows, random);
  const total = Math.min(rows - 1, Math.ceil(rows * testShare));
  const groups = new Map<number, number[]>();
  for (const row of order) {
    const key = classes ? classes[row]! : 0;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const quotas = quotasOf(
    [...groups.values()].map((group) => group.length),
    total,
  );
  const test = [...groups.values()].flatMap((group, at) => group.slice(0, quotas[at])).sort((a, b) => a - b);
  const isTest = new Uint8Array(rows);
  for (const row of test) isTest[row] = 1;
  const training = Int32Array.from({ length: rows }, (_, row) => row).filter((row) => isTest[row] === 0);
  return { training, test: Int32Array.from(test) };
}

/** How many rows each class gives to the test. */
function quotasOf(sizes: readonly number[], total: number): number[] {
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size * total) / rows);
  const quotas = exact
    .map((share, at) => Math.min(sizes[at]! - 1, Math.floor(share)))
    .map((n) => Math.max(0, n));
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || sizes[b.at]! - sizes[a.at]!);
  let open = total - quotas.reduce((sum, quota) => sum + quota, 0);
  // A class that gives its last row could not be learnt: others give more, as long as they can.
  for (let round = 0; open > 0 && round < rows; round++)
    for (const { at } of byRemainder) {
      if (open > 0 && quotas[at]! < sizes[at]! - 1) {
        quotas[at]!++;
        open--;
      }
    }
  return quotas;
}

/** Parts rows into `folds` parts of nearly the same size, classes spread evenly. Gives the rows of each part. */
export function foldsOf(rows: number, folds: number, seed: number, classes: Int32Array | null): Int32Array[] {
  const order = randomOrder(rows, createRandom(seed, 1));
  const sorted = classes ? [...order].sort((a, b) => classes[a]! - classes[b]!) : [...order];
  const parts: number[][] = Array.from({ length: folds }, () => []);
  sorted.forEach((row, at) => parts[at % folds]!.push(row));
  return parts.map((part) => Int32Array.from(part).sort());
}

/** All rows but those of a part. */
export function othersOf(rows: number, part: Int32Array): Int32Array {
  const isIn = new Uint8Array(rows);
  for (const row of part) isIn[row] = 1;
  return Int32Array.from({ length: rows }, (_, row) => row).filter((row) => isIn[row] === 0);
}
