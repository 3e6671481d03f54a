import type { Analysis } from '../../contract/analyse-data.ts';
import type { FoundKind } from '../../contract/personal-data.ts';
import type { TableNote, TableOptions, TablePreview, TableSource } from '../../contract/tables.ts';

/** What one of the three ways of looking found: its summary, and what it says of each row as packed JSON. */
export interface StoredFinding {
  /** As the contract has it. */
  readonly summary: unknown;
  readonly rows: Uint8Array;
}
export type FindingKind = 'run' | 'zero-shot' | 'learned';

/** Vectors of the rows of one language, row by row. */
export interface StoredVectors {
  readonly language: 'en' | 'zh';
  readonly dimensions: number;
  /** Places of the rows in the analysis, ascending. */
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/** Labels a person gave, by the place of the row. */
export type StoredLabels = readonly (readonly [index: number, label: string])[];

/** What Analyse needs of the store. Every promise resolves after the rows are on the disk. */
export interface AnalyseStore {
  /** Throws `not-found`. */
  requireProject(projectId: string): Promise<void>;
  /** The newest first. */
  list(projectId: string): Promise<Analysis[]>;
  /** Throws `not-found`. */
  get(id: string): Promise<Analysis>;
  /** `table` is packed JSON, which only the jobs read. */
  add(analysis: Analysis, table: Uint8Array): Promise<void>;
  /** Hides it until it is restored, or purged after 30 days. Resolves to its project. */
  delete(id: string, now: number): Promise<string>;
  restore(id: string): Promise<Analysis>;
  getTable(id: string): Promise<Uint8Array>;
  /** What a finding says in short; null where there is none. Its rows are large and stay where they are. */
  getSummary(id: string, kind: FindingKind): Promise<object | null>;
  /** What a finding says of each row, packed; null where there is none. */
  getFindingRows(id: string, kind: FindingKind): Promise<Uint8Array | null>;
  /** In place of what was found that way before. Resolves to its project. */
  saveFinding(id: string, kind: FindingKind, finding: StoredFinding, now: number): Promise<string>;
  /** Those that this model made; null when it hasn't read the rows of that language. */
  getVectors(id: string, language: 'en' | 'zh', modelSha256: string): Promise<StoredVectors | null>;
  saveVectors(id: string, modelSha256: string, vectors: StoredVectors): Promise<void>;
  /** In the order of the rows. */
  getLabels(id: string): Promise<StoredLabels>;
  /** Sets or, with null, takes labels away, all or none. Resolves to the project. */
  setLabels(id: string, labels: readonly (readonly [number, string | null])[]): Promise<string>;
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

/** What the jobs need of tables. They block, and throw `file-…` problems. */
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

/** The number in a cell, with decimal point or comma; null for what is none. */
export type ParseNumber = (cell: string) => number | null;
/** Reads the times of one column. Milliseconds since 1970; null for what is no time. */
export type CreateTimeReader = (
  utcOffsetMinutes: number,
  dateOrder: 'day-first' | 'month-first' | undefined,
) => { parse(cell: string): number | null };

/** Something found in a text, by UTF-16 offsets. */
export interface FoundSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: FoundKind;
}
/** Finds what its form or its check digits give away: mail, phones, accounts, cards, identity cards, IP addresses. */
export type FindByForm = (text: string) => readonly FoundSpan[];

/** A model that turns texts into vectors of length 1. */
export interface TextEmbedder {
  readonly id: string;
  readonly sha256: string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** What Analyse needs of models: each is lent for a short time. */
export interface AnalyseModels {
  borrowEmbedder<T>(
    language: string,
    signal: AbortSignal,
    use: (embedder: TextEmbedder) => Promise<T>,
  ): Promise<T>;
}

/** A hand-written sentence and how it feels. */
export interface SeedSentence {
  readonly text: string;
  readonly polarity: 'positive' | 'neutral' | 'negative';
}

/** What Analyse needs of the library. */
export interface AnalyseLibrary {
  /** Seed sentences of sentiment, several fields of life. */
  seeds(language: 'en' | 'zh'): Promise<readonly SeedSentence[]>;
  /** The file of a sample. */
  sampleFile(sample: string): string;
}
