import { offHeapFloats, offHeapHalves } from './off-heap.ts';
import type { BoundTensor, Session, ValueInfo } from './ort/session.ts';

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
 * Keys and values of `rows` sequences of equal length, in memory of ours: for each slot
 * [rows, heads, capacity, headSize]. Bound as past and present at once, so that GroupQueryAttention writes
 * the new tokens in place. Rows can be fewer than were allocated. Memory that no token has been written to yet takes
 * none of the machine's.
 */
export class KvCache {
  /** Tokens that every row holds. */
  length = 0;
  readonly capacity: number;
  readonly #session: Session;
  readonly #slots: readonly CacheSlot[];
  readonly #memory: readonly CacheNumbers[];
  #rows: number;
  #tensors: BoundTensor[];

  constructor(session: Session, slots: readonly CacheSlot[], rows: number, capacity: number) {
    this.#session = session;
    this.#slots = slots;
    this.capacity = capacity;
    this.#rows = rows;
    this.#memory = slots.map((slot) => slotNumbers(slot, rows * slot.heads * capacity * slot.headSize));
    this.#tensors = this.#bind();
  }

  get rows(): number {
    return this.#rows;
  }

  /** Bytes that it takes when it is full. */
  get sizeBytes(): number {
    return this.#memory.reduce((sum, memory) => sum + memory.byteLength, 0);
  }

  /** The tensors, in the order of the slots. */
  get tensors(): readonly BoundTensor[] {
    return this.#tensors;
  }

  /** Makes the first `length` tokens of another cache's first row the whole past of every row. */
  copyFrom(other: KvCache, length: number): void {
    this.#slots.forEach(({ heads, headSize }, i) => {
      const memory = this.#memory[i] as CacheNumbers;
      const source = other.#memory[i] as CacheNumbers;
      const size = length * headSize;
      for (let row = 0; row < this.#rows; row++)
        for (let head = 0; head < heads; head++) {
          const from = head * other.capacity * headSize;
          memory.set(source.subarray(from, from + size), (row * heads + head) * this.capacity * headSize);
        }
    });
    this.length = length;
  }

  /** What every row holds without the room after it, for models that take the past as long as it is: [rows, heads, length, headSize]. */
  past(): CacheNumbers[] {
    return this.#slots.map((slot, i) => {
      const { heads, headSize } = slot;
      const memory = this.#memory[i] as CacheNumbers;
      const size = this.length * headSize;
      const copy = slotNumbers(slot, this.#rows * heads * size);
      for (let head = 0; head < this.#rows * heads; head++) {
        const from = head * this.capacity * headSize;
        copy.set(memory.subarray(from, from + size), head * size);
      }
      return copy;
    });
  }

  /** Takes what a model gave as the new past of every row, `length` tokens long, laid out as `past` lays it out. */
  take(present: readonly CacheNumbers[], length: number): void {
    this.#slots.forEach(({ heads, headSize }, i) => {
      const memory = this.#memory[i] as CacheNumbers;
      const given = present[i] as CacheNumbers;
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
        (this.#memory[i] as CacheNumbers).copyWithin(row * size, last * size, (last + 1) * size);
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
    return this.#slots.map(({ type, heads, headSize }, i) => {
      const memory = this.#memory[i] as CacheNumbers;
      const used = memory.subarray(0, this.#rows * heads * this.capacity * headSize);
      return this.#session.bind(type, used, [this.#rows, heads, this.capacity, headSize]);
    });
  }

  #release(): void {
    for (const tensor of this.#tensors) tensor.dispose();
  }
}
