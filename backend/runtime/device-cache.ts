import {
  copyRow,
  slotBytes,
  slotNumbers,
  type CacheNumbers,
  type CacheSlot,
  type KvCache,
  type Spread,
} from './kv-cache.ts';
import type { DeviceTensor, Session } from './ort/session.ts';

/**
 * A cache in the memory of a graphics card, which only whole tensors can be copied to and from. So a row that is dropped
 * goes on being computed, with nobody looking, until half of them are; a card that computes rows side by side loses
 * little by that.
 */
export class DeviceCache implements KvCache {
  length = 0;
  readonly capacity: number;
  readonly #session: Session;
  readonly #slots: readonly CacheSlot[];
  /** Rows of the tensors. */
  #laid: number;
  #places: readonly number[];
  #tensors: readonly DeviceTensor[];

  private constructor(session: Session, slots: readonly CacheSlot[], tensors: readonly DeviceTensor[]) {
    this.#session = session;
    this.#slots = slots;
    this.#tensors = tensors;
    const [rows = 0, , capacity = 0] = tensors[0]?.dims ?? [];
    this.capacity = capacity;
    this.#laid = rows;
    this.#places = Array.from({ length: rows }, (_, row) => row);
  }

  /** Null where the model leaves its cache in this machine's own memory. */
  static create(
    session: Session,
    slots: readonly CacheSlot[],
    rows: number,
    capacity: number,
  ): DeviceCache | null {
    const tensors = hold(session, slots, rows, capacity);
    return tensors && new DeviceCache(session, slots, tensors);
  }

  get rows(): number {
    return this.#places.length;
  }

  get sizeBytes(): number {
    return this.#slots.reduce((sum, slot) => sum + this.#laid * this.capacity * slotBytes(slot), 0);
  }

  get tensors(): readonly DeviceTensor[] {
    return this.#tensors;
  }

  get spread(): Spread | null {
    return this.#places.length === this.#laid ? null : { rows: this.#laid, places: this.#places };
  }

  async copyFrom(other: KvCache, length: number): Promise<void> {
    if (!(other instanceof DeviceCache)) throw new TypeError('That cache is of another kind');
    await this.#fill(other, [other.#places[0] ?? 0], this.#tensors, length);
    this.length = length;
  }

  dropRow(row: number): void {
    const places = [...this.#places];
    const last = places.pop() as number;
    if (row < places.length) places[row] = last;
    this.#places = places;
  }

  async settle(): Promise<void> {
    const rows = this.#places.length;
    if (rows === 0 || rows * 2 > this.#laid) return;
    const tensors = hold(this.#session, this.#slots, rows, this.capacity);
    if (!tensors) throw new Error('The model leaves its cache elsewhere than before');
    await this.#fill(this, this.#places, tensors, this.length);
    this.dispose();
    this.#tensors = tensors;
    this.#laid = rows;
    this.#places = tensors.length === 0 ? [] : Array.from({ length: rows }, (_, row) => row);
  }

  dispose(): void {
    for (const tensor of this.#tensors) tensor.dispose();
    this.#tensors = [];
  }

  /** Fills every row of tensors with the beginning of a row of another cache: of the only one of `places`, or each of its own. */
  async #fill(
    other: DeviceCache,
    places: readonly number[],
    tensors: readonly DeviceTensor[],
    length: number,
  ): Promise<void> {
    for (const [i, slot] of this.#slots.entries()) {
      const { heads, headSize } = slot;
      const rowSize = heads * other.capacity * headSize;
      const given = slotNumbers(slot, other.#laid * rowSize);
      await (other.#tensors[i] as DeviceTensor).read(given);
      const tensor = tensors[i] as DeviceTensor;
      const [rows = 0, , capacity = 0] = tensor.dims;
      const numbers: CacheNumbers = slotNumbers(slot, rows * heads * capacity * headSize);
      for (let row = 0; row < rows; row++) {
        const place = places[Math.min(row, places.length - 1)] as number;
        const from = given.subarray(place * rowSize, (place + 1) * rowSize);
        copyRow(slot, { numbers: from, capacity: other.capacity }, { numbers, capacity, row }, length);
      }
      await tensor.write(numbers);
    }
  }
}

/** A tensor of each slot on the device; null where the model leaves its cache in this machine's own memory. */
function hold(
  session: Session,
  slots: readonly CacheSlot[],
  rows: number,
  capacity: number,
): DeviceTensor[] | null {
  const tensors: DeviceTensor[] = [];
  for (const { present, heads, headSize } of slots) {
    const tensor = session.hold(present, [rows, heads, capacity, headSize]);
    if (!tensor) {
      for (const held of tensors) held.dispose();
      return null;
    }
    tensors.push(tensor);
  }
  return tensors.length > 0 ? tensors : null;
}
