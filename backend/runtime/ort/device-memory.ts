import { callAsync, pointersOf, type CApi, type Pointer } from './c-api.ts';
import {
  elementTypes,
  ProviderFailedError,
  requireFull,
  type DeviceTensor,
  type ElementType,
  type TensorData,
} from './session.ts';

/** What ONNX Runtime calls this machine's own memory. */
const ownMemory = 'Cpu';

/** The memory that a session leaves its outputs in, where that isn't this machine's own: a graphics card's. */
export class DeviceMemory {
  readonly #api: CApi;
  readonly #session: Pointer;
  /** Of each output, in their order; what they point to belongs to the session. */
  readonly #memories: readonly Pointer[];
  /** Tensors that nobody has disposed of. */
  readonly #held = new Set<Pointer>();
  #isOver = false;
  readonly #allocators = new Map<Pointer, Pointer>();

  constructor(api: CApi, session: Pointer, outputs: number) {
    this.#api = api;
    this.#session = session;
    const memories = pointersOf(Array.from({ length: outputs }, () => 0n));
    api.check(api.functions.SessionGetMemoryInfoForOutputs(session, memories, outputs) as Pointer | null);
    this.#memories = Array.from(memories.subarray(0, outputs));
  }

  /** A tensor where that output is left; null where that is this machine's own memory. */
  hold(
    output: number,
    type: ElementType,
    dims: readonly number[],
  ): (DeviceTensor & { readonly value: Pointer }) | null {
    if (this.#isOver) throw new ProviderFailedError('This model has been unloaded');
    const { functions, make, check } = this.#api;
    const memory = this.#memories[output] as Pointer;
    const name = make<string>((out) => functions.MemoryInfoGetName(memory, out) as Pointer | null);
    if (name === ownMemory) return null;
    const shape = BigInt64Array.from(dims, BigInt);
    const value = this.#telling(() =>
      make(
        (out) =>
          functions.CreateTensorAsOrtValue(
            ...[this.#allocatorOf(memory), shape, dims.length, elementTypes[type], out],
          ) as Pointer | null,
      ),
    );
    this.#held.add(value);
    const copy = async (data: TensorData, isRead: boolean) => {
      requireFull(data, dims);
      const own = make(
        (out) =>
          functions.CreateTensorWithDataAsOrtValue(
            ...[this.#api.cpuMemory, data, data.byteLength, shape, dims.length, elementTypes[type], out],
          ) as Pointer | null,
      );
      try {
        const [from, to] = [pointersOf([isRead ? value : own]), pointersOf([isRead ? own : value])];
        const status = await callAsync(functions.CopyTensors, this.#api.env, from, to, null, 1);
        this.#telling(() => check(status));
      } finally {
        functions.ReleaseValue(own);
      }
    };
    return {
      type,
      dims,
      value,
      read: (into) => copy(into, true),
      write: (from) => copy(from, false),
      dispose: () => this.#release(value),
    };
  }

  /** To be called before the session ends. What is held is worth nothing from then on. */
  dispose(): void {
    for (const value of this.#held) this.#release(value);
    this.#isOver = true;
    for (const allocator of this.#allocators.values()) this.#api.functions.ReleaseAllocator(allocator);
    this.#allocators.clear();
  }

  #release(value: Pointer): void {
    if (this.#held.delete(value)) this.#api.functions.ReleaseValue(value);
  }

  /** A card that has no memory left is the card's failure, not the model's. */
  #telling<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new ProviderFailedError(error);
    }
  }

  #allocatorOf(memory: Pointer): Pointer {
    const { functions, make } = this.#api;
    const known = this.#allocators.get(memory);
    if (known !== undefined) return known;
    const made = make((out) => functions.CreateAllocator(this.#session, memory, out) as Pointer | null);
    this.#allocators.set(memory, made);
    return made;
  }
}
