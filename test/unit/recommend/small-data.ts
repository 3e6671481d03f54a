import fc from 'fast-check';
import type {
  Algorithm,
  ItemVectors,
  Model,
  Settings,
  TrainingContext,
} from '../../../backend/recommend/algorithm.ts';
import { buildInteractions, type Interactions } from '../../../backend/recommend/interactions.ts';
import type { SparseRows } from '../../../backend/recommend/sparse-rows.ts';
import { chooseRuntime } from '../../../backend/runtime/ort/open-session.ts';
import { createInvertMatrix } from '../../../backend/runtime/invert-matrix.ts';

/** A matrix of users and items as everybody would write it: 0 is no interaction. */
export type Dense = readonly (readonly number[])[];

export function interactionsFrom(
  dense: Dense,
  timeOf: ((user: number, item: number) => number) | null = null,
): Interactions {
  const entries = dense.flatMap((row, user) =>
    row.flatMap((weight, item) => (weight > 0 ? [{ user, item, weight }] : [])),
  );
  return buildInteractions(
    {
      users: Int32Array.from(entries, ({ user }) => user),
      items: Int32Array.from(entries, ({ item }) => item),
      weights: Float32Array.from(entries, ({ weight }) => weight),
      times: timeOf && Float64Array.from(entries, ({ user, item }) => timeOf(user, item)),
    },
    dense.length,
    dense[0]!.length,
  );
}

export function denseOf({ rowCount, columnCount, starts, columns, values }: SparseRows): number[][] {
  return Array.from({ length: rowCount }, (_, row) => {
    const result = new Array<number>(columnCount).fill(0);
    for (let at = starts[row]!; at < starts[row + 1]!; at++) result[columns[at]!] = values[at]!;
    return result;
  });
}

/** Small matrices, each with at least one interaction. */
export const denseMatrix: fc.Arbitrary<Dense> = fc
  .record({ users: fc.integer({ min: 2, max: 7 }), items: fc.integer({ min: 2, max: 7 }) })
  .chain(({ users, items }) =>
    fc.array(fc.array(fc.constantFrom(0, 0, 1, 1, 2, 5), { minLength: items, maxLength: items }), {
      minLength: users,
      maxLength: users,
    }),
  )
  .filter((dense) => dense.some((row) => row.some((weight) => weight > 0)));

/** Two groups of users with six items each; everybody has five of the own six, and nobody has any other. */
export function twoTastes(usersPerGroup: number): Interactions {
  return interactionsFrom(
    Array.from({ length: 2 * usersPerGroup }, (_, user) =>
      Array.from({ length: 12 }, (_, item) => {
        const own = Math.floor(item / 6) === user % 2;
        return own && item % 6 !== Math.floor(user / 2) % 6 ? 1 : 0;
      }),
    ),
  );
}

export const invert = createInvertMatrix(chooseRuntime().kind, 1);

export function contextOf(changes: Partial<TrainingContext> = {}): TrainingContext {
  return {
    seed: 1,
    checkpoint: () => undefined,
    onProgress: () => undefined,
    invert,
    memoryLimitBytes: 1e9,
    ...changes,
  };
}

export async function trained(
  algorithm: Algorithm,
  interactions: Interactions,
  settings: Settings = algorithm.grid[0],
  itemVectors: ItemVectors | null = null,
): Promise<Model> {
  const state = await algorithm.train({ interactions, itemVectors }, settings, contextOf());
  // As if it had come from a worker thread.
  return algorithm.open(structuredClone(state));
}

/** Solves a linear system by Gauss and Jordan, with pivots. */
export function solve(matrix: Dense, right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column; row < n; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let i = column; i <= n; i++) rows[row]![i]! -= factor * rows[column]![i]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

/** Largest difference between numbers, as a share of the largest of them. */
export function relativeDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 1e-9;
  let difference = 0;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    largest = Math.max(largest, Math.abs(a[i]!), Math.abs(b[i]!));
    difference = Math.max(difference, Math.abs(a[i]! - b[i]!));
  }
  return difference / largest;
}
