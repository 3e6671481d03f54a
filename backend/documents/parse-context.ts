/** How far the reading of a file is. */
export interface ReadProgress {
  readonly done: number;
  /** Null where it can't be known before the end. */
  readonly total: number | null;
  readonly unit: 'pages' | 'rows';
}

/** What a parser may ask and tell while it works. */
export interface ParseContext {
  /** Throws `cancelled` once the reading was called off. */
  checkpoint(): void;
  progress(progress: ReadProgress): void;
}
