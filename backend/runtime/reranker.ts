import { cancelledError } from '../../contract/errors.ts';
import { modelPath } from './causal-model.ts';
import { openSession, type RuntimeKind } from './ort/open-session.ts';
import type { Session } from './ort/session.ts';
import { runEncoder } from './run-encoder.ts';
import { loadTokenizer, type Tokenizer } from './tokenizer.ts';

/** Pairs read in one run. */
const batchSize = 8;

/** A cross-encoder that can be unloaded: it reads a question and a passage together. */
export interface LoadedReranker {
  readonly id: string;
  /**
   * How well each passage answers the question, in the order of the passages; more is better, and only comparable within
   * one question. What a model can't read of a passage is cut off. Rejects with `cancelled`.
   */
  score(question: string, passages: readonly string[], signal: AbortSignal): Promise<number[]>;
  dispose(): void;
}

/** Loads a model of one label over pairs of texts (a BERT-like cross-encoder). `contextLength` is in tokens. */
export async function loadReranker(
  id: string,
  folder: string,
  contextLength: number,
  { kind, threads }: { readonly kind: RuntimeKind; readonly threads: number },
): Promise<LoadedReranker> {
  const [path, tokenizer] = await Promise.all([modelPath(folder), loadTokenizer(folder)]);
  return new OnnxReranker(id, await openSession(kind, path, { threads }), tokenizer, contextLength);
}

class OnnxReranker implements LoadedReranker {
  readonly id: string;
  readonly #session: Session;
  readonly #tokenizer: Tokenizer;
  readonly #contextLength: number;

  constructor(id: string, session: Session, tokenizer: Tokenizer, contextLength: number) {
    this.id = id;
    this.#session = session;
    this.#tokenizer = tokenizer;
    this.#contextLength = contextLength;
  }

  async score(question: string, passages: readonly string[], signal: AbortSignal): Promise<number[]> {
    const asked = this.#shortened(question);
    // Passages of like length together, so that little of a batch is padding.
    const sorted = passages
      .map((text, index) => ({ text, index }))
      .sort((a, b) => a.text.length - b.text.length || a.index - b.index);
    const scores: number[] = passages.map(() => 0);
    for (let start = 0; start < sorted.length; start += batchSize) {
      if (signal.aborted) throw cancelledError();
      const batch = sorted.slice(start, start + batchSize);
      const { data } = await runEncoder(
        this.#session,
        batch.map(({ text }) => this.#encode(asked, text)),
        { name: 'logits', dimsOf: () => [batch.length, 1] },
      );
      batch.forEach(({ index }, row) => (scores[index] = data[row]!));
    }
    return scores;
  }

  dispose(): void {
    this.#session.dispose();
  }

  #encode(question: string, passage: string) {
    const { ids, typeIds } = this.#tokenizer.encodePair(question, passage);
    const limit = this.#contextLength;
    if (ids.length <= limit) return { ids, typeIds };
    // The closing special token stays, as in training.
    return {
      ids: [...ids.slice(0, limit - 1), ids.at(-1)!],
      typeIds: [...typeIds.slice(0, limit - 1), typeIds.at(-1)!],
    };
  }

  /** A question takes half of what can be read at most, so that something of the passage is always read. */
  #shortened(question: string): string {
    const limit = Math.max(1, Math.floor(this.#contextLength / 2));
    let text = question;
    for (;;) {
      const tokens = this.#tokenizer.encode(text).length;
      if (tokens <= limit || text.length <= 1) return text;
      text = text.slice(0, Math.min(text.length - 1, Math.floor((text.length * limit) / tokens)));
    }
  }
}
