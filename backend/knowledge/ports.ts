import { z } from 'zod';
import type { ChosenEncoding, Source } from '../../contract/knowledge.ts';

export const blockSchema = z.object({
  kind: z.enum(['heading', 'paragraph', 'list-item', 'table-row', 'code']),
  level: z.int(),
  start: z.int(),
  end: z.int(),
  page: z.int().nullable(),
  headingPath: z.array(z.string()),
});
/** A piece of a document: a heading, a paragraph, an item, a row. Offsets into the document's text. */
export type Block = Readonly<Omit<z.infer<typeof blockSchema>, 'headingPath'>> & {
  readonly headingPath: readonly string[];
};

export const pageSchema = z.object({ number: z.int(), start: z.int(), end: z.int() });
type Page = z.infer<typeof pageSchema>;

/** A document's text and what stands where in it, as it is kept. */
export interface StoredDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly Page[];
}

/** A document that was just read. */
export interface ReadDocument extends StoredDocument {
  readonly kind: Source['kind'];
  readonly encoding: { readonly name: string; readonly confidence: number } | null;
  readonly problems: readonly {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
    readonly message: string;
  }[];
}

/** Pixels row by row, each as red, green and blue from 0 to 255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A line of text in a picture, and the pixels that it takes. */
export interface PictureLine {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Reads what stands in pictures. */
export interface PictureReader {
  /** Lines in no order. `alive` is asked at each: it throws when it was called off. */
  read(picture: Picture, alive: () => void): Promise<readonly PictureLine[]>;
}

/** Loads the model of a folder: see runtime/ocr/load-picture-reader.ts. Rejects with `model-failed`. */
export type LoadPictureReader = (folder: string) => Promise<PictureReader>;

/** What is read: a file by its path, or bytes under a name. */
export interface ReadRequest {
  readonly from: { readonly path: string } | { readonly bytes: Uint8Array };
  readonly fileName: string;
  readonly encoding?: ChosenEncoding | undefined;
}

/** Reads foreign files, apart from the backend's own thread and with limits. */
export interface DocumentReader {
  /** What a file's bytes are known by. Rejects with `file-unreadable` or `file-too-large`. */
  hash(path: string, signal: AbortSignal): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  /** Rejects with the `file-…` errors, `worker-ended` or `cancelled`. `onProgress` is told the share that is read. */
  read(request: ReadRequest, signal: AbortSignal, onProgress: (share: number) => void): Promise<ReadDocument>;
  /** The files of these files and folders, each once, hidden ones left out; a path that leads nowhere stays, to fail by itself. */
  list(paths: readonly string[]): Promise<string[]>;
  /** The files of the sample in a language. */
  sample(language: Source['language']): Promise<string[]>;
}

/** A passage of a document: offsets, page, headings, and the text that is embedded. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly page: number | null;
  readonly headingPath: readonly string[];
  readonly text: string;
}

/** Cuts a document into passages, one by one. */
export type ChunkDocument = (document: StoredDocument, count: (text: string) => number) => Iterable<Chunk>;

/** The sentences of a part of a text: offsets into the whole. */
export type SplitSentences = (
  text: string,
  start: number,
  end: number,
) => readonly { readonly start: number; readonly end: number }[];

/** An embedder at work. */
export interface Embedder {
  readonly sha256: string;
  /** Put before a question, never before a passage. */
  readonly queryPrefix: string;
  countTokens(text: string): number;
  /** Vectors of length 1, in the order of the texts. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Lends the embedder for a language to one user at a time. */
export type BorrowEmbedder = <T>(
  language: string,
  signal: AbortSignal,
  use: (embedder: Embedder) => Promise<T>,
) => Promise<T>;

/** A reranker at work. */
interface Reranker {
  /** How well each passage answers the question, in their order; more is better. */
  score(question: string, passages: readonly string[], signal: AbortSignal): Promise<readonly number[]>;
}

/** The reranker that the person chose. */
export interface RerankerLender {
  /** What it is called; null where none was chosen. */
  chosen(): string | null;
  /** Lends it to one user at a time; null where none was chosen. */
  borrow<T>(signal: AbortSignal, use: (reranker: Reranker) => Promise<T>): Promise<T | null>;
}

/** The model that reads a question together with a sentence: a cross-encoder that came with the app. */
export interface SentenceRankerLender {
  /** Whether there is one for a language. */
  reads(language: string): boolean;
  /** Lends it to one user at a time; null where there is none for the language. */
  borrow<T>(language: string, signal: AbortSignal, use: (ranker: Reranker) => Promise<T>): Promise<T | null>;
}

/** What the full-text index holds of a passage: words, pairs of Chinese characters, codes; each set apart by spaces. */
export interface IndexText {
  readonly words: string;
  readonly grams: string;
  readonly codes: string;
}

/** Where a passage is; `key` counts up in the order in which passages were added. */
export interface ChunkPlace {
  readonly key: number;
  readonly id: string;
  readonly sourceId: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly page: number | null;
  readonly headings: readonly string[];
}

/** A passage to be kept. */
export interface NewChunk extends Omit<ChunkPlace, 'key' | 'sourceId'> {
  readonly modelSha256: string;
  readonly vector: Float32Array;
  readonly index: IndexText;
}

export interface WordMatch {
  readonly key: number;
  /** BM25, more is better. */
  readonly score: number;
}

/** What is known of a source before its passages. */
export type NewSource = Omit<Source, 'pages' | 'characters' | 'chunks' | 'state'>;

/** What knowledge needs of the store. Every promise of a write resolves after the rows are on the disk. */
export interface KnowledgeStore {
  /** Throws `not-found`. */
  requireProject(projectId: string): Promise<void>;
  /** Oldest first. Throws `not-found` for a project that is not there. */
  listSources(projectId: string): Promise<Source[]>;
  /** What a search needs of the sources, oldest first. Throws `not-found` for a project that is not there. */
  listSearched(projectId: string): Promise<Pick<Source, 'id' | 'name' | 'language'>[]>;
  /** Throws `not-found`. */
  getSource(id: string): Promise<Source>;
  /** The source of a project with these bytes; null for none. */
  findSource(projectId: string, sha256: string): Promise<Source | null>;
  /** Throws `not-found`. */
  getDocument(id: string): Promise<StoredDocument>;
  /** The pasted source of that name; null for none. */
  getPasted(projectId: string, name: string): Promise<{ readonly id: string; readonly text: string } | null>;
  /** Adds a source that is `importing`, still without passages. */
  addSource(
    source: NewSource,
    document: StoredDocument,
    rest: { readonly sha256: string; readonly pasted: string | null },
  ): Promise<void>;
  addChunks(sourceId: string, chunks: readonly NewChunk[]): Promise<void>;
  countChunks(sourceId: string): Promise<number>;
  /** Marks a source as complete. */
  finishSource(id: string): Promise<Source>;
  /** Hides the source until it is restored, or purged after 30 days. Throws `not-found`. */
  deleteSource(id: string, now: number): Promise<Source>;
  restoreSource(id: string): Promise<Source>;

  /** Passages with their vectors, after a key, in the order of keys, at most `limit`. */
  readChunks(
    projectId: string,
    afterKey: number,
    limit: number,
  ): Promise<readonly (ChunkPlace & { readonly modelSha256: string; readonly vector: Float32Array })[]>;
  /** Passages that match a query in FTS5's syntax, best first. */
  matchWords(projectId: string, query: string, limit: number): Promise<readonly WordMatch[]>;
  /** Of these terms those that any passage holds, with the number of passages. */
  vocabulary(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Terms from `from` up to but without `to`, of these lengths. */
  vocabularyRange(
    from: string,
    to: string,
    lengths: readonly [least: number, most: number],
  ): Promise<readonly { readonly term: string; readonly count: number }[]>;
}
