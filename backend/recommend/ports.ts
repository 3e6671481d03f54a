import type { Dataset, ProblemRow } from '../../contract/recommend-data.ts';
import type { RecommenderRun, RunEvidence } from '../../contract/recommend-results.ts';
import type { TableNote, TableOptions, TablePreview, TableSource } from '../../contract/tables.ts';

/**
 * Inverts an n x n matrix, given and returned row by row. The matrix given may be overwritten. Rejects when the
 * matrix has no inverse.
 */
export type InvertMatrix = (matrix: Float32Array, n: number) => Promise<Float32Array>;

/** A dataset as it is kept: the rows of users in compressed form, and what is known of items. */
export interface StoredCatalogue {
  readonly userIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly items: {
    readonly titles: readonly (string | null)[];
    readonly categories: readonly (string | null)[];
    /** NaN where not known. */
    readonly prices: Float64Array;
    readonly tags: readonly (readonly string[])[];
    /** 1 in stock, 0 not, -1 not known. */
    readonly stock: Int8Array;
    readonly texts: readonly string[];
  };
  /** A row of each user from `starts[user]` on; items ascending. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float32Array;
  readonly times: Float64Array | null;
}

/** A vector for each item, row by row. */
export interface StoredVectors {
  readonly dimensions: number;
  readonly values: Float32Array;
}

/** What the recommender needs of the store. Every promise resolves after the rows are on the disk. */
export interface RecommendStore {
  /** Throws `not-found`. */
  requireProject(projectId: string): Promise<void>;
  /** The newest first. */
  listDatasets(projectId: string): Promise<Dataset[]>;
  /** Throws `not-found`. */
  getDataset(id: string): Promise<Dataset>;
  addDataset(dataset: Dataset, catalogue: StoredCatalogue, problems: readonly ProblemRow[]): Promise<void>;
  /** Hides it until it is restored, or purged after 30 days. Resolves to its project. */
  deleteDataset(id: string, now: number): Promise<string>;
  restoreDataset(id: string): Promise<Dataset>;
  getCatalogue(datasetId: string): Promise<StoredCatalogue>;
  listProblems(datasetId: string): Promise<ProblemRow[]>;
  /** Null when this model hasn't read the items yet. */
  getVectors(datasetId: string, modelSha256: string): Promise<StoredVectors | null>;
  saveVectors(datasetId: string, modelSha256: string, vectors: StoredVectors): Promise<void>;
  /** The newest first. */
  listRuns(datasetId: string): Promise<RecommenderRun[]>;
  getRun(id: string): Promise<RecommenderRun>;
  addRun(run: RecommenderRun): Promise<void>;
  /** Resolves to its project. */
  deleteRun(id: string): Promise<string>;
  listEvidence(projectId: string): Promise<RunEvidence[]>;
  /** Throws `invalid-input` when run and idea are of different projects. */
  linkEvidence(
    evidence: Pick<RunEvidence, 'runId' | 'ideaId' | 'note' | 'createdAt'>,
  ): Promise<{ readonly projectId: string; readonly evidence: RunEvidence }>;
  /** Resolves to the project. */
  unlinkEvidence(runId: string, ideaId: string): Promise<string>;
}

/** What the reading of a table may ask and tell while it works. */
export interface TableContext {
  /** Throws `cancelled` once the reading was called off. */
  checkpoint(): void;
  /** `share` of the file is between 0 and 1; null where it can't be told. */
  progress(rows: number, share: number | null): void;
}

/** Who is told of a table: its columns once, then each row. Answering false ends the reading. */
export interface TableSink {
  columns(columns: readonly { readonly name: string }[]): void;
  /** `row` is where it stands in the file; a broken row has another number of cells than there are columns. */
  row(cells: readonly string[], row: number, isBroken: boolean): boolean;
}

/** What the recommender's jobs need of tables. They block, and throw `file-…` problems. */
export interface TableReader {
  read(
    source: TableSource,
    options: TableOptions,
    sink: TableSink,
    context: TableContext,
  ): { readonly name: string; readonly notes: readonly TableNote[] };
  preview(
    source: TableSource,
    options: TableOptions,
    context: TableContext,
  ): { readonly preview: TablePreview; readonly cells: readonly (readonly string[])[] };
}

/**
 * Lays vectors out in two dimensions, like ones close. `vectors` is count x dimensions, row by row; the result is
 * count x 2. The same seed gives the same. Calls `pace` between epochs with the share done; it may throw.
 */
export type LayOut = (
  vectors: Float32Array,
  dimensions: number,
  seed: number,
  pace: (share: number) => void,
) => Float32Array;

/** A model that turns texts into vectors of length 1. */
export interface TextEmbedder {
  readonly id: string;
  readonly sha256: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** What the recommender needs of models: each is lent for a short time. */
export interface RecommendModels {
  borrowEmbedder<T>(
    language: string,
    signal: AbortSignal,
    use: (embedder: TextEmbedder) => Promise<T>,
  ): Promise<T>;
  borrowTextModel<T>(
    modelId: string | undefined,
    signal: AbortSignal,
    use: (text: SentenceWriter) => Promise<T>,
  ): Promise<T>;
}

/** A text model, as far as it is needed for one sentence. */
export interface SentenceWriter {
  draft(request: {
    readonly prompt: { readonly system: string; readonly stem: string; readonly turn: string };
    readonly keys: readonly string[];
    readonly openings: readonly string[];
    readonly sampling: {
      readonly temperature: number;
      readonly topK: number;
      readonly topP: number;
      readonly minP: number;
      readonly repetitionPenalty: number;
    };
    readonly seed: number;
    readonly maxTokens: number;
    readonly signal: AbortSignal;
  }): Promise<{ readonly drafts: readonly { readonly text: string; readonly complete: boolean }[] }>;
}
