import { copyRow, slotNumbers, type CacheNumbers, type CacheSlot, type KvCache } from './kv-cache.ts';
import type { BoundTensor, Session } from './ort/session.ts';

/**
 * A cache in memory of ours. Rows can be fewer than were allocated. Memory that no token has been written to yet takes none
 * of the machine's.
 */
export class HostCache implements KvCache {
  length = 0;
  readonly capacity: number;
  readonly spread = null;
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

  get sizeBytes(): number {
    return this.#memory.reduce((sum, memory) => sum + memory.byteLength, 0);
  }

  get tensors(): readonly BoundTensor[] {
    return this.#tensors;
  }

  copyFrom(other: KvCache, length: number): Promise<void> {
    if (!(other instanceof HostCache)) throw new TypeError('That cache is of another kind');
    this.#slots.forEach((slot, i) => {
      const from = { numbers: other.#memory[i] as CacheNumbers, capacity: other.capacity };
      const numbers = this.#memory[i] as CacheNumbers;
      for (let row = 0; row < this.#rows; row++)
        copyRow(slot, from, { numbers, capacity: this.capacity, row }, length);
    });
    this.length = length;
    return Promise.resolve();
  }

  settle(): Promise<void> {
    return Promise.resolve();
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
