import { cancelledError } from '../../contract/errors.ts';
import type { Embedder } from '../ideation/ports.ts';
import { normalize } from '../numerics/vectors.ts';
import { modelPath } from './causal-model.ts';
import { openSession, type RuntimeKind } from './ort/open-session.ts';
import type { BoundTensor, Session } from './ort/session.ts';
import { loadTokenizer, type Tokenizer } from './tokenizer.ts';

/** Texts embedded in one run. */
const batchSize = 16;

/** Which embedder it is, and how it wants to be asked. */
interface EmbedderIdentity {
  readonly id: string;
  readonly sha256: string;
  /** Put before a search query, never before a passage; may be empty. */
  readonly queryPrefix: string;
}

/** A sentence embedder that can be unloaded. */
export interface LoadedEmbedder extends Embedder, EmbedderIdentity {
  /** Longest input in tokens; longer ones are cut. */
  readonly contextLength: number;
  /** Tokens of a text, special ones included. */
  countTokens(text: string): number;
  dispose(): void;
}

/** Loads a BERT-like embedder whose sentence vector is the CLS token's last hidden state, normalised. */
export async function loadEmbedder(
  identity: EmbedderIdentity,
  folder: string,
  contextLength: number,
  { kind, threads }: { readonly kind: RuntimeKind; readonly threads: number },
): Promise<LoadedEmbedder> {
  const [path, tokenizer] = await Promise.all([modelPath(folder), loadTokenizer(folder)]);
  return new OnnxEmbedder(identity, await openSession(kind, path, { threads }), tokenizer, contextLength);
}

class OnnxEmbedder implements LoadedEmbedder {
  readonly id: string;
  readonly sha256: string;
  readonly queryPrefix: string;
  readonly contextLength: number;
  readonly #session: Session;
  readonly #tokenizer: Tokenizer;

  constructor(identity: EmbedderIdentity, session: Session, tokenizer: Tokenizer, contextLength: number) {
    this.id = identity.id;
    this.sha256 = identity.sha256;
    this.queryPrefix = identity.queryPrefix;
    this.contextLength = contextLength;
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  countTokens(text: string): number {
    return this.#tokenizer.encodeWithSpecials(text).length;
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const rows = texts.map((text, index) => ({ index, ids: this.#encode(text) }));
    // Texts of like length together, so that little of a batch is padding.
    rows.sort((a, b) => a.ids.length - b.ids.length || a.index - b.index);
    const vectors: Float32Array[] = [];
    for (let start = 0; start < rows.length; start += batchSize) {
      if (signal.aborted) throw cancelledError();
      const batch = rows.slice(start, start + batchSize);
      const embedded = await this.#embedBatch(batch.map(({ ids }) => ids));
      batch.forEach(({ index }, i) => (vectors[index] = embedded[i] as Float32Array));
    }
    return vectors;
  }

  dispose(): void {
    this.#session.dispose();
  }

  #encode(text: string): number[] {
    const ids = this.#tokenizer.encodeWithSpecials(text);
    if (ids.length <= this.contextLength) return ids;
    // The closing special token stays, as in training.
    return [...ids.slice(0, this.contextLength - 1), ids.at(-1) as number];
  }

  async #embedBatch(batch: readonly number[][]): Promise<Float32Array[]> {
    const rows = batch.length;
    const length = Math.max(...batch.map((ids) => ids.length));
    const hidden = this.#session.outputs[0]?.dims[2];
    if (!hidden) throw new Error('The embedder does not say how long its vectors are');
    const ids = new BigInt64Array(rows * length);
    const mask = new BigInt64Array(rows * length);
    batch.forEach((row, r) =>
      row.forEach((id, i) => {
        ids[r * length + i] = BigInt(id);
        mask[r * length + i] = 1n;
      }),
    );
    const feeds: Readonly<Record<string, BigInt64Array>> = {
      input_ids: ids,
      attention_mask: mask,
      token_type_ids: new BigInt64Array(rows * length),
    };
    const inputs = new Map<string, BoundTensor>();
    for (const { name } of this.#session.inputs) {
      const data = feeds[name];
      if (!data) throw new Error(`The embedder wants an input that is not supported: ${name}`);
      inputs.set(name, this.#session.bind('int64', data, [rows, length]));
    }
    const states = new Float32Array(rows * length * hidden);
    const output = this.#session.bind('float32', states, [rows, length, hidden]);
    try {
      const name = this.#session.outputs[0]?.name ?? '';
      await this.#session.run(inputs, new Map([[name, output]]));
    } finally {
      for (const tensor of inputs.values()) tensor.dispose();
      output.dispose();
    }
    return batch.map((_, r) => normalize(states.slice(r * length * hidden, r * length * hidden + hidden)));
  }
}
