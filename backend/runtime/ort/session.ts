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

/**
 * A tensor over memory of ours. The model reads or writes `data` itself, so two tensors over the same
 * memory let an operator update it in place. Dispose of it after the last run that uses it.
 */
export interface BoundTensor {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly data: TensorData;
  dispose(): void;
}

/** A loaded ONNX model: the one interface over both ways of calling ONNX Runtime. */
export interface Session {
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** Makes a tensor over `data`, which has as many elements as `dims` says. */
  bind(type: ElementType, data: TensorData, dims: readonly number[]): BoundTensor;
  /**
   * Runs the model off the JS thread and writes into the memory of the outputs given.
   * Rejects with ONNX Runtime's own message, and with `cancelled` when the signal ended the run: after the operator it
   * is at, through the C API only. What the outputs then hold is worth nothing. One run at a time.
   */
  run(
    inputs: ReadonlyMap<string, BoundTensor>,
    outputs: ReadonlyMap<string, BoundTensor>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Frees the model. Safe to call twice, not during a run. */
  dispose(): void;
}

/** How a model is opened. */
export interface SessionOptions {
  /** Threads that work on one operator. */
  readonly threads: number;
}

/** Throws a RangeError when data does not fill a tensor of these dimensions exactly. */
export function requireFull(data: TensorData, dims: readonly number[]): void {
  const elements = dims.reduce((product, size) => product * size, 1);
  if (data.length !== elements)
    throw new RangeError(`${data.length} elements do not fill a tensor of [${dims.join(', ')}]`);
}
