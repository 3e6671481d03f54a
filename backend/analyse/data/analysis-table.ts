/** The rows of an analysis as they are kept. */
export interface AnalysisTable {
  readonly columnNames: readonly string[];
  /** As in the file, its first line being 1. */
  readonly rowNumbers: readonly number[];
  /** Of each row, a text for each column. */
  readonly cells: readonly (readonly string[])[];
  /** Which column is the text. */
  readonly textAt: number;
  /** Milliseconds since 1970; null where unknown. */
  readonly dates: readonly (number | null)[];
  /** What the table's own column of labels says. */
  readonly labels: readonly (string | null)[];
}

/** A value as JSON in UTF-8. */
export function pack(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What `pack` packed; the caller says what it was. */
export function unpack<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

/** The texts of a table, spaces around them and what is over the limit left out. */
export function textsOf({ cells, textAt }: AnalysisTable, limit: number): string[] {
  return cells.map((row) => row[textAt]!.trim().slice(0, limit));
}
