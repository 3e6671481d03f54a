import type { SearchKind, SearchTarget } from '../../contract/search.ts';

/** Kinds of things that have words of their own in the index: all but passages, whose words stand with their sources. */
export type EntryKind = Exclude<SearchKind, 'passage'>;

/** Something that can be found, with what it says. */
export interface Searchable {
  /** Of the row that holds it. */
  readonly id: string;
  readonly projectId: string | null;
  readonly projectName: string;
  readonly title: string;
  readonly text: string;
  readonly target: SearchTarget;
}

/** What the index holds of a text: words, and pairs of Chinese characters, set apart by spaces. */
export interface IndexedWords {
  readonly words: string;
  readonly grams: string;
}

/** A query in FTS5's syntax, once for an index that stems words and once for that of passages, which doesn't. */
export interface WordQueries {
  readonly stemmed: string;
  readonly exact: string;
}

/** A vector that was kept, of length 1. Only vectors of the same model can be compared. */
export interface KeptVector {
  /** Of its place in the order in which vectors are read. */
  readonly key: number;
  readonly id: string;
  readonly modelSha256: string;
  readonly vector: Float32Array;
}

/** What searching everything needs of the store. What is deleted, or is of a deleted project, is nowhere in an answer. */
export interface SearchStore {
  /** Throws `not-found`. */
  requireProject(projectId: string): Promise<void>;
  /** How many things were written since they were last put into the index. */
  countQueued(): Promise<number>;
  /**
   * Puts some of those into the index, in one transaction; `read` gives what it holds of a text. Resolves with how many
   * were done; 0 when nothing waits any more.
   */
  indexSome(read: (item: Pick<Searchable, 'title' | 'text'>) => IndexedWords): Promise<number>;
  /**
   * The ids of things of a kind that match, the best first (BM25). Of a word that stands in very many, the ones written last
   * are ranked.
   */
  match(
    kind: SearchKind,
    queries: WordQueries,
    projectId: string | null,
    limit: number,
  ): Promise<readonly string[]>;
  /** Those of these that are there, in their order. */
  read(kind: SearchKind, ids: readonly string[]): Promise<readonly Searchable[]>;
  /** Vectors of ideas or passages after a key, in the order of their keys, at most `limit`. */
  readVectors(
    kind: 'idea' | 'passage',
    projectId: string | null,
    afterKey: number,
    limit: number,
  ): Promise<readonly KeptVector[]>;
}

/** Lends the embedder for a language ("en", "zh") to one user at a time. */
export type BorrowSearchEmbedder = <T>(
  language: string,
  signal: AbortSignal,
  use: (embedder: {
    readonly sha256: string;
    /** Put before a question. */
    readonly queryPrefix: string;
    embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  }) => Promise<T>,
) => Promise<T>;

/** Takes texts apart as the knowledge base does, so that both find alike. */
export interface SearchReader {
  /** The language that most of a text is in: "en" or "zh". */
  languageOf(text: string): string;
  wordsOf(text: string): string[];
  /** Chinese characters in overlapping pairs. */
  bigramsOf(text: string): string[];
  isStopWord(word: string): boolean;
  isStopGram(gram: string): boolean;
  /** Forms an English word may take, itself first. */
  inflectionsOf(word: string): string[];
}

/** A text in both languages of the window. */
export interface Bilingual {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** What of the library has a name that is shown or found. */
export interface SearchLibrary {
  /** Templates of texts. */
  readonly templates: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly description: Bilingual;
  }[];
  /** Documents that an idea can have. */
  readonly documents: readonly { readonly id: string; readonly name: Bilingual }[];
}
