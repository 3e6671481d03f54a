import type { TableKind, TableNote } from '../../contract/tables.ts';

/** What the reading of a table may ask and tell while it works. */
export interface TableContext {
  /** Throws `cancelled` once the reading was called off. */
  checkpoint(): void;
  /** `share` is how much of the file is read, from 0 to 1; null where it can't be told. */
  progress(rows: number, share: number | null): void;
}

/** A column as it is called here; `renamedFrom` is what the file calls it, where that was empty or taken. */
export interface ColumnName {
  readonly name: string;
  readonly renamedFrom: string | null;
}

/** Who is told of a table, from top to bottom. */
export interface TableSink {
  /** Called once, before any row. */
  columns(columns: readonly ColumnName[]): void;
  /**
   * Called for every row of data. `row` is its line in the file (the first is 1), its row in the sheet, or its place in
   * the list. A broken row has more or fewer cells than there are columns, or is one cell that couldn't be parted.
   * Answers false to end the reading.
   */
  row(cells: readonly string[], row: number, isBroken: boolean): boolean;
}

/** What is known of a table after it was read, or as much of it as was asked for. */
export interface TableFacts {
  readonly name: string;
  readonly kind: TableKind;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** Share of the file that was read, 0 to 1; null where it can't be told. */
  readonly shareRead: number | null;
  readonly notes: readonly TableNote[];
}

/** What the readers of the kinds give; the rest is known before them. */
export type FactsOfKind = Omit<TableFacts, 'name' | 'encoding'>;
