import { offHeapFloats, offHeapHalves } from './off-heap.ts';
import type { RunTensor, ValueInfo } from './ort/session.ts';

/** Numbers of a cache: float32, or the bits of float16. */
export type CacheNumbers = Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** What of the past a model keeps for each layer: heads and head size, by input name. */
export interface CacheSlot {
  readonly past: string;
  readonly present: string;
  readonly type: 'float32' | 'float16';
  readonly heads: number;
  readonly headSize: number;
}

/** Reads the cache layout from a model's declared inputs. */
export function cacheSlots(inputs: readonly ValueInfo[]): CacheSlot[] {
  return inputs
    .filter(({ name }) => name.startsWith('past_key_values.'))
    .map(({ name, type, dims }) => {
      const [, heads, , headSize] = dims;
      if ((type !== 'float32' && type !== 'float16') || dims.length !== 4 || !heads || !headSize)
        throw new Error(`The cache input ${name} is laid out in a way that is not supported`);
      return { past: name, present: name.replace('past_key_values', 'present'), type, heads, headSize };
    });
}

/** Bytes that one token of one row takes in a slot. */
export function slotBytes({ type, heads, headSize }: CacheSlot): number {
  return heads * headSize * (type === 'float16' ? 2 : 4);
}

/** Room for that many numbers of a slot, in memory that V8 never moves. */
export function slotNumbers({ type }: CacheSlot, count: number): CacheNumbers {
  return type === 'float16' ? offHeapHalves(count) : offHeapFloats(count);
}

/**
 * Keys and values of `rows` sequences of equal length: for each slot a tensor [rows, heads, capacity, headSize], given as
 * past and present at once, so that GroupQueryAttention writes the new tokens in place.
 */
export interface KvCache {
  /** Tokens that every row holds. */
  length: number;
  readonly capacity: number;
  readonly rows: number;
  /** Bytes that it takes when it is full. */
  readonly sizeBytes: number;
  /** The tensors, in the order of the slots. */
  readonly tensors: readonly RunTensor[];
  /** How many rows the tensors have, and which of them is which row; null where they lie one after the other. */
  readonly spread: Spread | null;
  /** Makes the first `length` tokens of the first row of another cache of the model the whole past of every row. */
  copyFrom(other: KvCache, length: number): Promise<void>;
  /** Drops a row: the last one takes its place. */
  dropRow(row: number): void;
  /** To be awaited before a step: makes the tensors smaller where many of their rows were dropped. */
  settle(): Promise<void>;
  dispose(): void;
}

/** Rows of tensors of which some are no longer in use. */
export interface Spread {
  readonly rows: number;
  /** Where each row in use lies. */
  readonly places: readonly number[];
}

/** One row of numbers laid out as a slot is, and how many tokens it has room for. */
export interface SlotRow {
  readonly numbers: CacheNumbers;
  readonly capacity: number;
}

/** Copies the first `length` tokens of a row [heads, capacity, headSize] to another, of which the row is `row`. */
export function copyRow(
  { heads, headSize }: CacheSlot,
  from: SlotRow,
  to: SlotRow & { readonly row: number },
  length: number,
): void {
  const size = length * headSize;
  for (let head = 0; head < heads; head++) {
    const start = head * from.capacity * headSize;
    to.numbers.set(
      from.numbers.subarray(start, start + size),
      (to.row * heads + head) * to.capacity * headSize,
    );
  }
}
