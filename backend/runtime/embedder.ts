import { cancelledError } from '../../contract/errors.ts';
import type { Embedder } from '../ideation/ports.ts';
import { normalize } from '../numerics/vectors.ts';
import { modelPath } from './causal-model.ts';
import { openSession, type RuntimeKind } from './ort/open-session.ts';
import type { Session } from './ort/session.ts';
import { loadPooling, type VectorOutput } from './pooled-output.ts';
import { runEncoder } from './run-encoder.ts';
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

/**
 * Loads a BERT-like embedder. The vector of a text is its first token's last hidden state, the mean of all tokens', or what
 * the model gives for the whole, as its folder says; always normalised.
 */
export async function loadEmbedder(
  identity: EmbedderIdentity,
  folder: string,
  contextLength: number,
  { kind, threads }: { readonly kind: RuntimeKind; readonly threads: number },
): Promise<LoadedEmbedder> {
  const [path, tokenizer] = await Promise.all([modelPath(folder), loadTokenizer(folder)]);
  const session = await openSession(kind, path, { threads });
  try {
    return new OnnxEmbedder(identity, session, tokenizer, contextLength, await loadPooling(folder, session));
  } catch (error) {
    session.dispose();
    throw error;
  }
}

class OnnxEmbedder implements LoadedEmbedder {
  readonly id: string;
  readonly sha256: string;
  readonly queryPrefix: string;
  readonly contextLength: number;
  readonly #session: Session;
  readonly #tokenizer: Tokenizer;

  readonly #output: VectorOutput;

  constructor(
    identity: EmbedderIdentity,
    session: Session,
    tokenizer: Tokenizer,
    contextLength: number,
    output: VectorOutput,
  ) {
    this.id = identity.id;
    this.sha256 = identity.sha256;
    this.queryPrefix = identity.queryPrefix;
    this.contextLength = contextLength;
    this.#session = session;
    this.#tokenizer = tokenizer;
    this.#output = output;
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
    const { name, hidden, pooling } = this.#output;
    const rows = batch.map((ids) => ({ ids }));
    const { data, length } = await runEncoder(this.#session, rows, {
      name,
      dimsOf: (longest) => (pooling === 'whole' ? [rows.length, hidden] : [rows.length, longest, hidden]),
    });
    return batch.map((ids, r) => {
      if (pooling === 'whole') return normalize(data.slice(r * hidden, (r + 1) * hidden));
      const start = r * length * hidden;
      return normalize(
        pooling === 'cls'
          ? data.slice(start, start + hidden)
          : meanOf(data.subarray(start, start + ids.length * hidden), hidden),
      );
    });
  }
}

/** The mean of vectors that lie one after the other. */
function meanOf(states: Float32Array, hidden: number): Float32Array {
  const sum = new Float32Array(hidden);
  for (let i = 0; i < states.length; i++) sum[i % hidden]! += states[i]!;
  return sum;
}
