import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { cancelledError } from '../../../contract/errors.ts';
import { forbidTelemetry } from './forbid-telemetry.ts';
import {
  elementTypes,
  requireFull,
  type BoundTensor,
  type ElementType,
  type Session,
  type SessionOptions,
  type TensorData,
  type ValueInfo,
} from './session.ts';

/**
 * Opens a model (the path of its file, or its bytes) through onnxruntime-node's own API: the fallback where koffi can't load. It copies every
 * output and blocks the JS thread during a run, which is why it is not the first choice.
 */
export async function openNodeSession(
  model: string | Uint8Array,
  { threads, provider = 'cpu' }: SessionOptions,
): Promise<Session> {
  forbidTelemetry();
  const ort = await import('onnxruntime-node');
  const options = {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  } as const;
  const session =
    typeof model === 'string'
      ? await ort.InferenceSession.create(model, options)
      : await ort.InferenceSession.create(model, options);
  return new NodeSession(session, ort.Tensor);
}

function describe(metadata: readonly InferenceSession.ValueMetadata[]): ValueInfo[] {
  return metadata.map((value) => {
    if (!value.isTensor || !(value.type in elementTypes))
      throw new Error(`${value.name} has an element type that is not supported`);
    return {
      name: value.name,
      type: value.type as ElementType,
      dims: value.shape.map((size) => (typeof size === 'number' && size >= 0 ? size : null)),
    };
  });
}

class NodeSession implements Session {
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  #session: InferenceSession | null;
  readonly #Tensor: typeof Tensor;

  constructor(session: InferenceSession, tensorClass: typeof Tensor) {
    this.#session = session;
    this.#Tensor = tensorClass;
    this.inputs = describe(session.inputMetadata);
    this.outputs = describe(session.outputMetadata);
  }

  hold(): null {
    return null;
  }

  bind(type: ElementType, data: TensorData, dims: readonly number[]): BoundTensor {
    requireFull(data, dims);
    return { type, dims, data, dispose: () => {} };
  }

  async run(
    inputs: ReadonlyMap<string, BoundTensor>,
    outputs: ReadonlyMap<string, BoundTensor>,
    signal?: AbortSignal,
  ): Promise<void> {
    if (signal?.aborted) throw cancelledError();
    if (this.#session === null) throw new Error('This model has been unloaded');
    const feeds: Record<string, Tensor> = {};
    for (const [name, { type, data, dims }] of inputs) {
      const feed = new this.#Tensor(type as 'float32', data as Float32Array, dims);
      // Where the platform has an array of float16 numbers, the tensor makes one of the bits, which the native half can't read.
      if (type === 'float16') Object.assign(feed, { cpuData: data });
      feeds[name] = feed;
    }
    const results = await this.#session.run(feeds, [...outputs.keys()]);
    for (const [name, tensor] of outputs) {
      const given = results[name]?.data as TensorData | undefined;
      // Where the platform has an array of float16 numbers, they come in one; here they are bits.
      const result =
        given && tensor.type === 'float16'
          ? new Uint16Array(given.buffer, given.byteOffset, given.length)
          : given;
      if (result?.length !== tensor.data.length)
        throw new Error(
          `${name} came back with ${result?.length ?? 'no'} elements instead of ${tensor.data.length}`,
        );
      (tensor.data as Float32Array).set(result as Float32Array);
    }
  }

  dispose(): void {
    void this.#session?.release();
    this.#session = null;
  }
}
