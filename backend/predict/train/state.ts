import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { Encoder } from '../encode/encoder.ts';
import type { TargetEncoder } from '../encode/target-encoder.ts';
import type { Model } from '../models/model.ts';

/** What a run trained: all that is needed to predict, without the data. */
export interface RunState {
  readonly encoder: Encoder;
  readonly target: TargetEncoder;
  readonly models: Readonly<Partial<Record<PredictModelId, Model>>>;
  /** Places of the test rows in the dataset. */
  readonly testRows: Int32Array;
  /** Mean of each feature over the training rows: what one row is explained against. */
  readonly background: Float32Array;
  readonly trainingRows: number;
}

const arrays = { Float32Array, Float64Array, Int32Array, Uint8Array } as const;
type ArrayName = keyof typeof arrays;
interface Packed {
  readonly $array: ArrayName;
  readonly base64: string;
}

/** A value with typed arrays in it as JSON in UTF-8: their bytes in base64, in the byte order of this machine. */
export function packed(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    const name = (Object.keys(arrays) as ArrayName[]).find((candidate) => part instanceof arrays[candidate]);
    if (name === undefined) return part;
    const { buffer, byteOffset, byteLength } = part as Float32Array;
    return {
      $array: name,
      base64: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    } satisfies Packed;
  });
}

/** What `packed` packed; the caller says what it was. */
export function unpacked(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('$array' in part)) return part;
    const { $array, base64 } = part as Packed;
    const bytes = Buffer.from(base64, 'base64');
    const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    return new arrays[$array](own);
  });
}

export function packState(state: RunState): Uint8Array {
  return new TextEncoder().encode(packed(state));
}

export function unpackState(bytes: Uint8Array): RunState {
  return unpacked(new TextDecoder().decode(bytes)) as RunState;
}
