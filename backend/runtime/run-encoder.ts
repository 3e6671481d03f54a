import { offHeapFloats, offHeapIntegers } from './off-heap.ts';
import type { BoundTensor, Session } from './ort/session.ts';

/** A text, or two of them, as an encoder reads it. */
export interface EncoderRow {
  readonly ids: readonly number[];
  /** To which of two texts each token belongs; left out: all to the first. */
  readonly typeIds?: readonly number[];
}

/**
 * Runs an encoder (BERT and its kin) over rows of any lengths, the shorter ones padded and masked, off the JS thread, and
 * gives one of its outputs. `dimsOf` says how large that is for the longest row.
 */
export async function runEncoder(
  session: Session,
  rows: readonly EncoderRow[],
  output: { readonly name: string; dimsOf(length: number): readonly number[] },
): Promise<{ readonly data: Float32Array; readonly length: number }> {
  const length = Math.max(...rows.map(({ ids }) => ids.length));
  const grid = (at: (row: EncoderRow, place: number) => number) =>
    offHeapIntegers(rows.length * length, (i) => at(rows[Math.floor(i / length)]!, i % length));
  const feeds: Readonly<Record<string, () => BigInt64Array>> = {
    input_ids: () => grid(({ ids }, place) => ids[place] ?? 0),
    attention_mask: () => grid(({ ids }, place) => (place < ids.length ? 1 : 0)),
    token_type_ids: () => grid(({ typeIds }, place) => typeIds?.[place] ?? 0),
  };
  const inputs = new Map<string, BoundTensor>();
  const made: BoundTensor[] = [];
  try {
    for (const { name } of session.inputs) {
      const feed = feeds[name];
      if (!feed) throw new Error(`The model wants an input that is not supported: ${name}`);
      const tensor = session.bind('int64', feed(), [rows.length, length]);
      made.push(tensor);
      inputs.set(name, tensor);
    }
    const dims = output.dimsOf(length);
    const data = offHeapFloats(dims.reduce((product, dim) => product * dim, 1));
    const result = session.bind('float32', data, dims);
    made.push(result);
    await session.run(inputs, new Map([[output.name, result]]));
    return { data, length };
  } finally {
    for (const tensor of made) tensor.dispose();
  }
}
