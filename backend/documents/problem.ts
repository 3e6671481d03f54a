/** What can be wrong with a document that was read all the same. */
export type DocumentProblemCode =
  /** values: expected, found. */
  | 'wrong-extension'
  /** values: encoding. */
  | 'encoding-uncertain'
  /** values: encoding, count. */
  | 'characters-replaced'
  /** values: count, of: pages without text, and pages in all; probably scanned. */
  | 'pages-without-text'
  /** values: read, of. */
  | 'pages-left-out'
  /** values: page. */
  | 'page-unreadable'
  /** values: count. */
  | 'sheets-unreadable'
  /** values: read: rows. */
  | 'rows-left-out'
  /** values: count: rows that have not as many fields as the header. */
  | 'rows-uneven'
  /** values: count: of pictures, whose content is not read. */
  | 'pictures-left-out';

/** Says what was left out of a document, or looks wrong in it. */
export interface DocumentProblem {
  readonly code: DocumentProblemCode;
  /** What the sentence is about, for putting it into another language. */
  readonly values: Readonly<Record<string, string | number>>;
  /** In English, for a person. */
  readonly message: string;
  /** Where: page and row are counted from 1. */
  readonly place: { readonly page?: number; readonly row?: number; readonly sheet?: string } | null;
}
