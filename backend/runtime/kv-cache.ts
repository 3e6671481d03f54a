import { offHeapFloats } from './off-heap.ts';
import type { BoundTensor, Session, ValueInfo } from './ort/session.ts';

/** What of the past a model keeps for each layer: heads and head size, by input name. */
export interface CacheSlot {
  readonly past: string;
  readonly present: string;
  readonly heads: number;
  readonly headSize: number;
}

/** Reads the cache layout from a model's declared inputs. */
export function cacheSlots(inputs: readonly ValueInfo[]): CacheSlot[] {
  return inputs
    .filter(({ name }) => name.startsWith('past_key_values.'))
    .map(({ name, type, dims }) => {
      const [, heads, , headSize] = dims;
      if (type !== 'float32' || dims.length !== 4 || !heads || !headSize)
        throw new Error(`The cache input ${name} is laid out in a way that is not supported`);
      return { past: name, present: name.replace('past_key_values', 'present'), heads, headSize };
    });
}

/** A stretch of one row's past, taken out to be put back later: one array a slot, [heads, length, headSize]. */
export interface CacheSnapshot {
  readonly length: number;
  readonly slots: readonly Float32Array[];
}

/**
 * Keys and values of `rows` sequences of equal length, in memory of ours: for each slot
 * [rows, heads, capacity, headSize]. Bound as past and present at once, so that GroupQueryAttention writes
 * the new tokens in place. Rows can be fewer than were allocated.
 */
export class KvCache {
  /** Tokens that every row holds. */
  length = 0;
  readonly capacity: number;
  readonly #session: Session;
  readonly #slots: readonly CacheSlot[];
  readonly #memory: readonly Float32Array[];
  #rows: number;
  #tensors: BoundTensor[];

  constructor(session: Session, slots: readonly CacheSlot[], rows: number, capacity: number) {
    this.#session = session;
    this.#slots = slots;
    this.capacity = capacity;
    this.#rows = rows;
    this.#memory = slots.map((slot) => new Float32Array(rows * slot.heads * capacity * slot.headSize));
    this.#tensors = this.#bind();
  }

  get rows(): number {
    return this.#rows;
  }

  /** The tensors, in the order of the slots. */
  get tensors(): readonly BoundTensor[] {
    return this.#tensors;
  }

  /** Takes a copy of the first `length` tokens of row 0. */
  snapshot(length: number): CacheSnapshot {
    return {
      length,
      slots: this.#slots.map(({ heads, headSize }, i) => {
        const memory = this.#memory[i] as Float32Array;
        const copy = new Float32Array(heads * length * headSize);
        for (let head = 0; head < heads; head++) {
          const from = head * this.capacity * headSize;
          copy.set(memory.subarray(from, from + length * headSize), head * length * headSize);
        }
        return copy;
      }),
    };
  }

  /** Puts a copy into every row and makes it their whole past. */
  restore(snapshot: CacheSnapshot): void {
    this.#slots.forEach(({ heads, headSize }, i) => {
      const memory = this.#memory[i] as Float32Array;
      const copy = snapshot.slots[i] as Float32Array;
      const size = snapshot.length * headSize;
      for (let row = 0; row < this.#rows; row++)
        for (let head = 0; head < heads; head++)
          memory.set(
            copy.subarray(head * size, (head + 1) * size),
            (row * heads + head) * this.capacity * headSize,
          );
    });
    this.length = snapshot.length;
  }

  /** What every row holds without the room after it, for models that take the past as long as it is: [rows, heads, length, headSize]. */
  past(): Float32Array[] {
    return this.#slots.map(({ heads, headSize }, i) => {
      const memory = this.#memory[i] as Float32Array;
      const size = this.length * headSize;
      const copy = offHeapFloats(this.#rows * heads * size);
      for (let head = 0; head < this.#rows * heads; head++) {
        const from = head * this.capacity * headSize;
        copy.set(memory.subarray(from, from + size), head * size);
      }
      return copy;
    });
  }

  /** Takes what a model gave as the new past of every row, `length` tokens long, laid out as `past` lays it out. */
  take(present: readonly Float32Array[], length: number): void {
    this.#slots.forEach(({ heads, headSize }, i) => {
      const memory = this.#memory[i] as Float32Array;
      const given = present[i] as Float32Array;
      const size = length * headSize;
      for (let head = 0; head < this.#rows * heads; head++)
        memory.set(given.subarray(head * size, (head + 1) * size), head * this.capacity * headSize);
    });
  }

  /** Drops a row: the last one takes its place. */
  dropRow(row: number): void {
    const last = this.#rows - 1;
    if (row !== last)
      this.#slots.forEach(({ heads, headSize }, i) => {
        const size = heads * this.capacity * headSize;
        (this.#memory[i] as Float32Array).copyWithin(row * size, last * size, (last + 1) * size);
      });
    this.#rows = last;
    this.#release();
    this.#tensors = last > 0 ? this.#bind() : [];
  }

  dispose(): void {
    this.#release();
    this.#tensors = [];
  }

  #bind(): BoundTensor[] {
    return this.#slots.map(({ heads, headSize }, i) => {
      const memory = this.#memory[i] as Float32Array;
      const used = memory.subarray(0, this.#rows * heads * this.capacity * headSize);
      return this.#session.bind('float32', used, [this.#rows, heads, this.capacity, headSize]);
    });
  }

  #release(): void {
    for (const tensor of this.#tensors) tensor.dispose();
  }
}
