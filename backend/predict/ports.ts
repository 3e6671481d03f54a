import type { PredictDataset } from '../../contract/predict-data.ts';
import type { PredictRun, PredictRunSummary } from '../../contract/predict-results.ts';
import type { TableNote, TableOptions, TablePreview, TableSource } from '../../contract/tables.ts';

/**
 * A table as it is kept, packed and unpacked in the worker: a JSON of so many texts would hold up the backend's own thread.
 */
export interface StoredTable {
  readonly rows: number;
  /** JSON in UTF-8: of each column its name and its different texts, each once. */
  readonly columns: Uint8Array;
  /** Which text each cell is; columns x rows. */
  readonly codes: Int32Array;
}

/** What the predictor needs of the store. Every promise resolves after the rows are on the disk. */
export interface PredictStore {
  /** Throws `not-found`. */
  requireProject(projectId: string): Promise<void>;
  /** The newest first. */
  listDatasets(projectId: string): Promise<PredictDataset[]>;
  /** Throws `not-found`. */
  getDataset(id: string): Promise<PredictDataset>;
  addDataset(dataset: PredictDataset, table: StoredTable): Promise<void>;
  /** Hides it until it is restored, or purged after 30 days. Resolves to its project. */
  deleteDataset(id: string, now: number): Promise<string>;
  restoreDataset(id: string): Promise<PredictDataset>;
  getTable(datasetId: string): Promise<StoredTable>;
  /** The newest first. */
  listRuns(datasetId: string): Promise<PredictRunSummary[]>;
  /** Throws `not-found`. */
  getRun(id: string): Promise<PredictRun>;
  /** `state` is what the predictor's jobs packed: encoder, models, and which rows were for the test. */
  addRun(run: PredictRun, state: Uint8Array): Promise<void>;
  getState(runId: string): Promise<Uint8Array>;
  /** Hides it until it is restored, or purged after 30 days. Resolves to its project. */
  deleteRun(id: string, now: number): Promise<string>;
  /** Resolves to its project. */
  restoreRun(id: string): Promise<string>;
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

/** What the predictor's jobs need of tables. They block, and throw `file-…` problems. */
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
 * Runs an ONNX file in ONNX Runtime on float32 rows, each of the shape `dims`, one after another. Resolves to the
 * output, row by row. Rejects with the runtime's own message.
 */
export type RunOnnx = (
  file: Uint8Array,
  input: {
    readonly name: string;
    readonly rows: number;
    readonly dims: readonly number[];
    readonly values: Float32Array;
  },
  output: { readonly name: string; readonly columns: number },
) => Promise<Float32Array>;
