import { als } from '../algorithms/als.ts';
import type { TrainingContext } from '../algorithm.ts';
import { floatsOf, numberOf } from '../model-state.ts';
import type { Resident } from './resident.ts';

/** Items to be laid out on a map, and their vectors. */
export interface LayoutVectors {
  /** The most popular first. */
  readonly items: readonly number[];
  readonly dimensions: number;
  /** items x dimensions. */
  readonly values: Float32Array;
}

/**
 * Vectors of the most popular items: what ALS learnt of who chose them, or their text. Items without a vector, that
 * nobody chose or that have no text, can't be laid out.
 */
export async function layoutVectors(
  { interactions, vectors }: Resident,
  by: 'behaviour' | 'text',
  most: number,
  context: TrainingContext,
): Promise<LayoutVectors> {
  let dimensions: number;
  let all: Float32Array;
  if (by === 'text') {
    dimensions = vectors?.dimensions ?? 0;
    all = vectors?.values ?? new Float32Array();
  } else {
    const state = await als.train({ interactions, itemVectors: null }, als.grid[0], context);
    dimensions = numberOf(state, 'factors');
    all = floatsOf(state, 'items');
  }
  const { starts } = interactions.byItem;
  const usersOf = (item: number) => starts[item + 1]! - starts[item]!;
  const vectorOf = (item: number) => all.subarray(item * dimensions, (item + 1) * dimensions);
  const items = Array.from({ length: interactions.itemCount }, (_, item) => item)
    .filter((item) => vectorOf(item).some((value) => value !== 0))
    .sort((a, b) => usersOf(b) - usersOf(a) || a - b)
    .slice(0, most);
  const values = new Float32Array(items.length * dimensions);
  items.forEach((item, at) => values.set(unit(vectorOf(item)), at * dimensions));
  return { items, dimensions, values };
}

/** Of length 1: what is alike is a matter of direction, not of popularity. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
