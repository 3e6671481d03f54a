import { cancelledError } from '../../../contract/errors.ts';
import type { ExecutionProvider } from '../../../contract/providers.ts';
import { callAsync, loadCApi, pointersOf, type CApi, type NativeFunction, type Pointer } from './c-api.ts';
import { DeviceMemory } from './device-memory.ts';
import { giveBackMemory } from './give-back-memory.ts';
import type { Koffi } from './load-koffi.ts';
import { appendProvider } from './offered-providers.ts';
import {
  elementTypes,
  ProviderFailedError,
  requireFull,
  type BoundTensor,
  type DeviceTensor,
  type ElementType,
  type RunTensor,
  type Session,
  type SessionOptions,
  type TensorData,
  type ValueInfo,
} from './session.ts';

const allOptimizations = 99;
const namesByNumber = new Map(
  Object.entries(elementTypes).map(([name, number]) => [number as number, name as ElementType]),
);

/** A tensor that ONNX Runtime knows. */
interface NativeTensor extends RunTensor {
  readonly value: Pointer;
}

/**
 * Opens a model (the path of its file, or its bytes) through ONNX Runtime's C API. Loading happens off the JS thread.
 * Rejects with ONNX Runtime's own message.
 */
export async function openCSession(
  model: string | Uint8Array,
  { threads, provider = 'cpu' }: SessionOptions,
): Promise<Session> {
  const api = loadCApi();
  const { functions, make, check } = api;
  const options = make((out) => functions.CreateSessionOptions(out) as Pointer | null);
  try {
    check(functions.SetIntraOpNumThreads(options, threads) as Pointer | null);
    check(functions.SetSessionGraphOptimizationLevel(options, allOptimizations) as Pointer | null);
    if (provider !== 'cpu') appendProvider(api, options, provider);
    const out: [Pointer | null] = [null];
    check(
      typeof model === 'string'
        ? await callAsync(functions.CreateSession, api.env, model, options, out)
        : await callAsync(functions.CreateSessionFromArray, api.env, model, model.length, options, out),
    );
    const runOptions = make((made) => functions.CreateRunOptions(made) as Pointer | null);
    return new CSession(api, out[0] as Pointer, runOptions, provider);
  } finally {
    functions.ReleaseSessionOptions(options);
  }
}

const charTypes = new Map<number, ReturnType<Koffi['array']>>();

/** The type of that many characters. koffi never gives back a type, so each is made once. */
function charsOf(koffi: Koffi, length: number): ReturnType<Koffi['array']> {
  const type = charTypes.get(length) ?? koffi.array('char', length, 'Typed');
  charTypes.set(length, type);
  return type;
}

class CSession implements Session {
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly #api: CApi;
  readonly #provider: ExecutionProvider;
  /** Through which a run in flight is told to end. */
  readonly #runOptions: Pointer;
  #session: Pointer | null;
  #inUse: readonly unknown[] | null = null;
  readonly #device: DeviceMemory;
  /** C strings by name, allocated once: names are passed on every run. */
  readonly #names = new Map<string, Pointer>();

  constructor(api: CApi, session: Pointer, runOptions: Pointer, provider: ExecutionProvider) {
    this.#provider = provider;
    this.#api = api;
    this.#runOptions = runOptions;
    this.#session = session;
    const { functions } = api;
    this.inputs = this.#describe(
      functions.SessionGetInputCount,
      functions.SessionGetInputName,
      functions.SessionGetInputTypeInfo,
    );
    this.outputs = this.#describe(
      functions.SessionGetOutputCount,
      functions.SessionGetOutputName,
      functions.SessionGetOutputTypeInfo,
    );
    this.#device = new DeviceMemory(api, session, this.outputs.length);
  }

  hold(output: string, dims: readonly number[]): (DeviceTensor & NativeTensor) | null {
    const place = this.outputs.findIndex(({ name }) => name === output);
    const info = this.outputs[place];
    return info ? this.#device.hold(place, info.type, dims) : null;
  }

  bind(type: ElementType, data: TensorData, dims: readonly number[]): BoundTensor & NativeTensor {
    requireFull(data, dims);
    const { functions, make, cpuMemory } = this.#api;
    const shape = BigInt64Array.from(dims, BigInt);
    const value = make(
      (out) =>
        functions.CreateTensorWithDataAsOrtValue(
          cpuMemory,
          data,
          data.byteLength,
          shape,
          dims.length,
          elementTypes[type],
          out,
        ) as Pointer | null,
    );
    let released = false;
    return {
      type,
      dims,
      data,
      value,
      dispose: () => {
        if (!released) functions.ReleaseValue(value);
        released = true;
      },
    };
  }

  async run(
    inputs: ReadonlyMap<string, NativeTensor>,
    outputs: ReadonlyMap<string, NativeTensor>,
    signal?: AbortSignal,
  ): Promise<void> {
    if (signal?.aborted) throw cancelledError();
    if (this.#session === null) throw new Error('This model has been unloaded');
    if (this.#inUse) throw new Error('This model is at work: one run at a time');
    const values = (tensors: ReadonlyMap<string, NativeTensor>) =>
      pointersOf(Array.from(tensors.values(), (tensor) => tensor.value));
    const names = (tensors: ReadonlyMap<string, NativeTensor>) =>
      pointersOf(Array.from(tensors.keys(), (name) => this.#name(name)));
    const [inputNames, inputValues] = [names(inputs), values(inputs)];
    const [outputNames, outputValues] = [names(outputs), values(outputs)];
    // Native code reads all of this while JS goes on: it is held where the collector can see it.
    this.#inUse = [inputs, outputs, inputNames, inputValues, outputNames, outputValues];
    const { functions, check } = this.#api;
    const terminate = () => check(functions.RunOptionsSetTerminate(this.#runOptions) as Pointer | null);
    signal?.addEventListener('abort', terminate, { once: true });
    try {
      const status = await callAsync(
        functions.Run,
        this.#session,
        this.#runOptions,
        inputNames,
        inputValues,
        inputs.size,
        outputNames,
        outputs.size,
        outputValues,
      );
      check(status);
    } catch (error) {
      if (signal?.aborted) throw cancelledError();
      throw this.#provider === 'cpu' ? error : new ProviderFailedError(error);
    } finally {
      signal?.removeEventListener('abort', terminate);
      check(functions.RunOptionsUnsetTerminate(this.#runOptions) as Pointer | null);
      this.#inUse = null;
    }
  }

  dispose(): void {
    if (this.#session === null) return;
    this.#device.dispose();
    this.#api.functions.ReleaseSession(this.#session);
    this.#api.functions.ReleaseRunOptions(this.#runOptions);
    this.#session = null;
    for (const name of this.#names.values()) this.#api.koffi.free(name);
    this.#names.clear();
    giveBackMemory();
  }

  #name(name: string): Pointer {
    let pointer = this.#names.get(name);
    if (pointer === undefined) {
      const bytes = Buffer.from(`${name}\0`);
      const { koffi } = this.#api;
      pointer = koffi.alloc('char', bytes.length) as Pointer;
      koffi.encode(pointer, charsOf(koffi, bytes.length), new Int8Array(bytes));
      this.#names.set(name, pointer);
    }
    return pointer;
  }

  #describe(count: NativeFunction, name: NativeFunction, typeInfo: NativeFunction): ValueInfo[] {
    const { functions, make, check, allocator } = this.#api;
    const session = this.#session;
    const length = make<number>((out) => count(session, out) as Pointer | null);
    return Array.from({ length }, (_, index) => {
      const text = make((out) => name(session, index, allocator, out) as Pointer | null);
      const info = make((out) => typeInfo(session, index, out) as Pointer | null);
      const shape = make((out) => functions.CastTypeInfoToTensorInfo(info, out) as Pointer | null);
      const number = make<number>((out) => functions.GetTensorElementType(shape, out) as Pointer | null);
      const rank = make<number>((out) => functions.GetDimensionsCount(shape, out) as Pointer | null);
      const dims = new BigInt64Array(Math.max(rank, 9));
      check(functions.GetDimensions(shape, dims, rank) as Pointer | null);
      // Decoded as the string that a pointer leads to: as characters of a length, koffi would keep some 16 bytes each time.
      const valueName = this.#api.koffi.decode(BigUint64Array.of(text), 'const char*') as string;
      functions.ReleaseTypeInfo(info);
      check(functions.AllocatorFree(allocator, text) as Pointer | null);
      const type = namesByNumber.get(number);
      if (!type) throw new Error(`${valueName} has an element type (${number}) that is not supported`);
      return {
        name: valueName,
        type,
        dims: Array.from(dims.subarray(0, rank), (size) => (size < 0n ? null : Number(size))),
      };
    });
  }
}
