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
