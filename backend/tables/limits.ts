/** What is read of a table at most; workbooks are held to the limits of documents. */
export const tableLimits = {
  /** Of a text that is read piece by piece. */
  textBytes: 2 ** 30,
  /** Of a JSON file that is one list: it has to be held whole. */
  jsonBytes: 100 * 2 ** 20,
  xlsxCells: 5_000_000,
  columns: 2000,
} as const;

/** Of one row as text, in UTF-16 code units; what is longer isn't one. */
export const longestRecord = 16 * 2 ** 20;
