import type { DocumentProblem } from './problem.ts';
import type { TextEncoding } from './text-encoding.ts';

/** What a file turned out to be, by its content. */
export type DocumentKind = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'csv' | 'xlsx';

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'code';

/**
 * A piece of a document: `text.slice(start, end)` are its words. Blocks are in order and never overlap. A table row
 * names its columns: "Part: Kettle; Price: 40 €".
 */
export interface Block {
  readonly kind: BlockKind;
  /** Of a heading: 1 to 6; of a list item: its depth, from 1; else 0. */
  readonly level: number;
  /** Offsets into the text of the document, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Counted from 1; null where the kind of document has no pages. */
  readonly page: number | null;
  /** The headings that it stands under, outermost first; of a heading, those above it. */
  readonly headingPath: readonly string[];
}

/** A page of the document, empty ones included. */
export interface Page {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A file as text. */
export interface ParsedDocument {
  readonly kind: DocumentKind;
  /** The document's own title, or its first heading; null when it names none. */
  readonly title: string | null;
  /** How its bytes were read as text; null for kinds that say so themselves. */
  readonly encoding: { readonly name: TextEncoding; readonly confidence: number } | null;
  /** Everything there is to read, in Unicode form NFC, lines ended by "\n". */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Empty for kinds without pages. */
  readonly pages: readonly Page[];
  /** What was left out or looks wrong; the rest of the document was read. */
  readonly problems: readonly DocumentProblem[];
}

/** What is needed of a document to cut it into passages. */
export type DocumentText = Pick<ParsedDocument, 'text' | 'blocks' | 'pages'>;

/** A passage to be found: `text.slice(start, end)` of the document are its own words. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** Of its beginning. */
  readonly page: number | null;
  readonly headingPath: readonly string[];
  /** What is embedded: its own words, after the headings above it. */
  readonly text: string;
  /** Of `text`, as the embedder counts them. */
  readonly tokens: number;
}
