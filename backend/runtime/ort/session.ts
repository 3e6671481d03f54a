import type { ExecutionProvider } from '../../../contract/providers.ts';

/** Element types this app feeds and fetches, with ONNX's own numbers. */
export const elementTypes = { float32: 1, int32: 6, int64: 7, bool: 9, float16: 10 } as const;
export type ElementType = keyof typeof elementTypes;

export type TensorData = Float32Array | Int32Array | BigInt64Array | Uint8Array | Uint16Array;

/** A name, type and shape that a model declares; a free dimension is null. */
export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly (number | null)[];
}

/** What a run is given or writes to. Dispose of it after the last run that uses it. */
export interface RunTensor {
  readonly type: ElementType;
  readonly dims: readonly number[];
  dispose(): void;
}

/**
 * A tensor over memory of ours. The model reads or writes `data` itself, so two tensors over the same
 * memory let an operator update it in place.
 */
export interface BoundTensor extends RunTensor {
  readonly data: TensorData;
}

/** A tensor in the memory of a graphics card, all 0 at first. Given as input and output at once, it is updated in place. */
export interface DeviceTensor extends RunTensor {
  /** Copies all that it holds into memory of ours, which has room for exactly that. */
  read(into: TensorData): Promise<void>;
  /** Takes what as many numbers of ours say. */
  write(from: TensorData): Promise<void>;
}

/** A loaded ONNX model: the one interface over both ways of calling ONNX Runtime. */
export interface Session {
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** Makes a tensor over `data`, which has as many elements as `dims` says. */
  bind(type: ElementType, data: TensorData, dims: readonly number[]): BoundTensor;
  /**
   * Makes a tensor where the model leaves that output; null where that is this machine's own memory, or can't be told,
   * and a bound one is as good.
   */
  hold(output: string, dims: readonly number[]): DeviceTensor | null;
  /**
   * Runs the model off the JS thread and writes into the memory of the outputs given.
   * Rejects with ONNX Runtime's own message, and with `cancelled` when the signal ended the run: after the operator it
   * is at, through the C API only. What the outputs then hold is worth nothing. One run at a time.
   */
  run(
    inputs: ReadonlyMap<string, RunTensor>,
    outputs: ReadonlyMap<string, RunTensor>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Frees the model. Safe to call twice, not during a run. */
  dispose(): void;
}

/** What does a model's operators failed while it was at work: a graphics card that was taken out, or has no memory left. */
export class ProviderFailedError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** How a model is opened. */
export interface SessionOptions {
  /** Threads that work on one operator. */
  readonly threads: number;
  /** What does the operators that it knows; the processor does the others. Left out: the processor does all. */
  readonly provider?: ExecutionProvider;
}

/** Throws a RangeError when data does not fill a tensor of these dimensions exactly. */
export function requireFull(data: TensorData, dims: readonly number[]): void {
  const elements = dims.reduce((product, size) => product * size, 1);
  if (data.length !== elements)
    throw new RangeError(`${data.length} elements do not fill a tensor of [${dims.join(', ')}]`);
}
