import type { ModelFile } from '../../contract/models.ts';

/** What models.list needs of the runtime. */
export interface ModelStates {
  stateOf(id: string): 'loaded' | 'unloaded';
}

/** An embedder at work. */
interface Embedder {
  readonly id: string;
  /** Vectors of length 1, in the order of the texts. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  countTokens(text: string): number;
}

/** Lends an embedder to one user at a time. */
export interface EmbedderLender {
  /** The embedder of that id, or the default one. Throws `model-missing`. */
  borrowEmbedderById<T>(
    id: string | undefined,
    signal: AbortSignal,
    use: (embedder: Embedder) => Promise<T>,
  ): Promise<T>;
}

/** How far the conversion of a model is. */
export interface ConvertProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** What a conversion found out about a model, and the files it wrote. */
export interface ConvertedModel {
  /** As its maker calls it; null where the file doesn't say. */
  readonly name: string | null;
  readonly architecture: string;
  readonly licence: string | null;
  /** Language tags, where the file names any. */
  readonly languages: readonly string[];
  readonly contextLength: number;
  /** Weights. */
  readonly parameters: number;
  /** The kind of block that most weights are in, as llama.cpp calls it. */
  readonly packing: string;
  /** Whether it came without a chat template, so that a layout of turns was chosen by its tokens. */
  readonly isLayoutGuessed: boolean;
  readonly files: readonly ModelFile[];
}
