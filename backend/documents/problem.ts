/** What can be wrong with a document that was read all the same; beside each, its values. */
export type DocumentProblemCode =
  /** extension, kind */
  | 'wrong-extension'
  /** encoding, percent */
  | 'encoding-uncertain'
  /** encoding, count */
  | 'characters-replaced'
  /** count, total: of pages */
  | 'pages-without-text'
  /** read, total: of pages */
  | 'pages-left-out'
  /** count: of pages */
  | 'pages-unreadable'
  /** count */
  | 'sheets-hidden'
  /** read: of rows */
  | 'rows-left-out'
  /** count: of rows that have more or fewer fields than the first */
  | 'rows-uneven';

/** Says what was left out of a document, or looks wrong in it. */
export interface DocumentProblem {
  readonly code: DocumentProblemCode;
  /** What the sentence is about, for saying it in another language. */
  readonly values: Readonly<Record<string, string | number>>;
  /** In English, for a person. */
  readonly message: string;
  /** Pages counted from 1, or the name of a sheet; null: the whole file. */
  readonly place: { readonly pages: readonly number[] } | { readonly sheet: string } | null;
}
